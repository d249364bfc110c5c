/** The whole engine beside the page: what is seldom asked, of texts that are repaired already. */
import init, { read, vocabulary } from '../engine/full.js';
import { duties } from './duties.js';

const ready = init();

/** Reads a text as it is. */
const asItIs = (text) => read(text, { without: vocabulary().rules.map(({ id }) => id) });

const answers = {
  /** What is said again and again, and who is named. */
  keywords({ text, limit }) {
    const reading = asItIs(text);
    const answer = { keywords: reading.keywords(limit), institutions: reading.institutions() };
    reading.free();
    return answer;
  },
  /** The marks of these kinds, as `Reading.allMarks()` has them, and the names of all kinds. */
  marks({ text, kinds }) {
    const reading = asItIs(text);
    const all = reading.allMarks(kinds.join(' '));
    reading.free();
    const { kinds: names } = vocabulary();
    const wanted = [];
    for (let at = 0; at < all.length; at += 4) if (kinds.includes(names[all[at + 2]])) wanted.push(...all.subarray(at, at + 4));
    return { marks: Uint32Array.from(wanted), kinds: names };
  },
  /** Who is to do what, and until when. */
  duties({ text }) {
    const reading = asItIs(text);
    const answer = duties(reading);
    reading.free();
    return answer;
  },
  /** Why each fact is one. */
  grounds({ text }) {
    const reading = asItIs(text);
    const answer = reading.grounds();
    reading.free();
    return answer;
  },
  /** What changes from a text, to be repaired as `options` say, to one that is as it is; or the other way round. */
  compare({ text, options, other, isEarlier }) {
    const now = asItIs(text);
    const then = read(other, options);
    const answer = { other: then.text, changes: isEarlier ? then.compare(now) : now.compare(then) };
    now.free();
    then.free();
    return answer;
  },
};

addEventListener('message', async ({ data: { id, name, ...question } }) => {
  try {
    await ready;
    postMessage({ id, answer: answers[name](question) });
  } catch (error) {
    postMessage({ id, error: error.message, trap: error instanceof WebAssembly.RuntimeError });
  }
});
