/** The engine beside the page: reads what it is sent, keeps the last reading, answers questions about it. */
import init, * as studio from '../engine/studio.js';

let reading = null;
const ready = init();

/** The studio with Taiwan and Hong Kong, fetched when one of their scripts is asked for; what failed is tried again. */
let regions = null;
function regional() {
  regions ??= import('../engine/regions.js').then(async (engine) => (await engine.default(), engine)).catch((error) => {
    regions = null;
    throw error;
  });
  return regions;
}

const answers = {
  start: () => studio.vocabulary(),
  read: async ({ text, options, budget }) => {
    const { read } = options.script.startsWith('hant-') ? await regional() : studio;
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
    const answer = await answers[name](question);
    const moved = Object.values(answer ?? {}).flatMap((value) => (value instanceof Uint32Array ? [value.buffer] : []));
    postMessage({ id, answer }, { transfer: moved });
  } catch (error) {
    postMessage({ id, error: error.message, trap: error instanceof WebAssembly.RuntimeError });
  }
});
