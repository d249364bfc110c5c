/** The engine beside the page: reads what it is sent, keeps the last reading, answers questions about it. */
import init, { read, vocabulary } from '../engine/studio.js';

let reading = null;
const ready = init();

const answers = {
  start: () => vocabulary(),
  read: ({ text, options, budget }) => {
    reading?.free();
    reading = null;
    reading = read(text, options);
    const found = { text: reading.text, report: reading.report(budget) };
    for (const name of ['edits', 'marks', 'damage', 'blocks', 'markup']) found[name] = reading[name]();
    return found;
  },
  report: ({ budget }) => reading.report(budget),
  take: ({ what }) => reading[what](),
};

addEventListener('message', async ({ data: { id, name, ...question } }) => {
  try {
    await ready;
    const answer = answers[name](question);
    const moved = Object.values(answer ?? {}).flatMap((value) => (value instanceof Uint32Array ? [value.buffer] : []));
    postMessage({ id, answer }, { transfer: moved });
  } catch (error) {
    postMessage({ id, error: error.message, trap: error instanceof WebAssembly.RuntimeError });
  }
});
