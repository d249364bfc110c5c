/** The engine beside the page: reads what it is sent, keeps the last reading, answers questions about it. */
import init, * as studio from '../engine/studio.js';
import { names, refused } from './refusals.js';

let reading = null;
let turn = 0;
const ready = init();

/** The engine with Taiwan and Hong Kong, fetched when one of their scripts is asked for; what failed is tried again. */
let full = null;
function all() {
  full ??= import('../engine/full.js').then(async (engine) => (await engine.default(), engine)).catch((error) => {
    full = null;
    throw error;
  });
  return full;
}

const answers = {
  start: () => studio.vocabulary(),
  read: async ({ text, options, budget, known }) => {
    const { read } = options.script.startsWith('hant-') ? await all() : studio;
    turn += 1;
    reading?.free();
    reading = null;
    reading = read(text, options);
    const found = { turn, refused: spare(text, known) };
    Object.assign(found, { text: reading.text, report: reading.report(budget) });
    for (const name of ['edits', 'marks', 'damage', 'blocks', 'markup']) found[name] = reading[name]();
    return found;
  },
  report: ({ budget }) => reading.report(budget),
  problems: (question) => (question.turn === turn && reading ? reading.problems() : null),
  take: ({ what }) => reading[what](),
};

/** Undoes the edits that are refused; gives them, to be accepted again. */
function spare(source, known) {
  if (!known.size) return [];
  const whole = { text: reading.text, edits: reading.edits() };
  const which = refused(source, whole, known);
  if (!which.length) return [];
  const all = reading;
  reading = all.undo(Uint32Array.from(which));
  all.free();
  return which.map((at) => {
    const [from, to, start, end, rule, certain] = whole.edits.subarray(at * 6, at * 6 + 6);
    return { from, to, insert: whole.text.slice(start, end), rule, certain, names: names(source, whole, at) };
  });
}

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
