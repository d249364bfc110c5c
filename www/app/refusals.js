/**
 * Repairs that were refused, known again by what they change and by the words around.
 *
 * Each has two names: one by what surrounds it in the source, one by what surrounds it in the repaired text, which stays as
 * it is when a neighbour is accepted. Either is enough; a text whose words around are others is asked about anew. Names
 * are numbers, so that nothing of a text outlasts its draft.
 */

import { hash } from './hash.js';

/** So many characters on either side. */
const AROUND = 8;
/** The oldest names go. */
const MOST = 400;

/** The two names of edit `at` of a reading. */
export function names(source, { text, edits }, at) {
  const [from, to, start, end] = edits.subarray(at * 6, at * 6 + 4);
  const change = `${source.slice(from, to)}\n${text.slice(start, end)}\n`;
  return [hash(change + around(source, from, to)), hash(change + around(text, start, end))];
}

/** Which edits of a reading are refused, by the set of names. */
export function refused(source, found, known) {
  const all = Array.from({ length: found.edits.length / 6 }, (_, at) => at);
  return all.filter((at) => names(source, found, at).some((name) => known.has(name)));
}

/** Takes names into the set; they are the newest. */
export function refuse(known, list) {
  for (const name of list) {
    known.delete(name);
    known.add(name);
  }
  for (const name of known) {
    if (known.size <= MOST) break;
    known.delete(name);
  }
}

const around = (text, from, to) => `${text.slice(Math.max(0, from - AROUND), from)}\n${text.slice(to, to + AROUND)}`;
