/** Carries offsets between the source and the repaired text, as `Offsets` of the engine does, without asking it. */

/** Six numbers an edit: source start, source end, text start, text end, rule, certain. */
const SIZE = 6;

export class Offsets {
  #edits;

  /** @param {Uint32Array} edits what `Reading.edits()` gives. */
  constructor(edits) {
    this.#edits = edits;
  }

  /** The span of the source that a span of the text came from. */
  toSource(start, end) {
    return this.#span(start, end, 2, 0);
  }

  /** The span of the text that a span of the source became. */
  toText(start, end) {
    return this.#span(start, end, 0, 2);
  }

  #span(start, end, from, to) {
    const first = this.#start(start, from, to);
    return [first, Math.max(first, this.#end(end, from, to))];
  }

  /** A start keeps behind what ends at it; inside of an edit it stands at the edit's start. */
  #start(at, from, to) {
    const edits = this.#edits;
    const before = this.#count((piece) => edits[piece + from + 1] <= at);
    const next = before * SIZE;
    if (next < edits.length && edits[next + from] < at) return edits[next + to];
    return this.#behind(at, before, from, to);
  }

  /** An end keeps before what starts at it; inside of an edit it stands at the edit's end. */
  #end(at, from, to) {
    const edits = this.#edits;
    const before = this.#count((piece) => edits[piece + from] < at);
    const last = (before - 1) * SIZE;
    if (before && at < edits[last + from + 1]) return edits[last + to + 1];
    return this.#behind(at, before, from, to);
  }

  #behind(at, before, from, to) {
    if (!before) return at;
    const last = (before - 1) * SIZE;
    return at - this.#edits[last + from + 1] + this.#edits[last + to + 1];
  }

  /** How many edits lie before: the edits are in order. */
  #count(isBefore) {
    let low = 0;
    let high = this.#edits.length / SIZE;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle * SIZE)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
