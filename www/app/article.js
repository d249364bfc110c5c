/** The repaired text as an article: blocks of text nodes, of which a new reading replaces only those that changed. */

import { alike } from './alike.js';

/** Elements for the kinds of blocks, as `Reading.blocks()` numbers them. */
const BLOCKS = ['h3', 'p', 'li', 'td', 'blockquote', 'pre', 'p', 'p', 'p'];
const CLASSES = { 6: 'meta', 7: 'caption', 8: 'noise' };
const [HEADING, ITEM, CELL] = [0, 2, 3];

/** So many chunks are shown at first, and so many more at a time: no one reads on at once. */
const SHOWN = 1500;

export class Article {
  #node;
  /** What stands in the article: `{ key, start, end, node, pieces }`; places in pieces count from the chunk's start. */
  #chunks = [];
  #found = null;
  #limit = SHOWN;
  #more;

  /** `more` hears how many chunks are not shown yet. */
  constructor(node, more) {
    this.#node = node;
    this.#more = more;
  }

  clear() {
    this.#chunks = [];
    this.#limit = SHOWN;
    this.#node.replaceChildren();
    this.#more(0);
  }

  /** Shows more of a long text. */
  extend() {
    this.#limit += SHOWN;
    this.show(this.#found);
  }

  /** The end of what is shown. */
  get end() {
    return this.#chunks.at(-1)?.end ?? 0;
  }

  /** Shows as much as it takes to see a place of the text. */
  reveal(at) {
    while (this.#found && at > this.end && this.#limit < this.#found.blocks.length) this.extend();
  }

  /** Shows `{ text, blocks, markup }`. */
  show(found) {
    this.#found = found;
    const all = split(found);
    const chunks = all.slice(0, this.#limit);
    this.#more(all.length - chunks.length);
    const old = this.#chunks;
    const { head, tail } = alike(old, chunks, (one, other) => one.key === other.key);
    for (let at = 0; at < chunks.length; at += 1) {
      const fromEnd = chunks.length - at;
      const kept = at < head ? old[at] : fromEnd <= tail ? old[old.length - fromEnd] : null;
      if (kept) Object.assign(chunks[at], { node: kept.node, pieces: kept.pieces });
      else build(chunks[at], found.text);
    }
    for (const { node } of old.slice(head, old.length - tail)) node.remove();
    const fresh = document.createDocumentFragment();
    for (const { node } of chunks.slice(head, chunks.length - tail)) fresh.append(node);
    this.#node.insertBefore(fresh, chunks[chunks.length - tail]?.node ?? null);
    this.#chunks = chunks;
  }

  /** The place of `[start, end)` of the text. */
  range(start, end) {
    const first = this.#piece(start, (stop, at) => stop > at);
    const last = this.#piece(end, (stop, at) => stop >= at);
    if (!first || !last || end <= last.start) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, end - last.start);
    return range;
  }

  /** The place in the text of a place in the article, or null. */
  offset(node, at) {
    for (const chunk of this.#chunks) {
      if (!chunk.node.contains(node)) continue;
      const piece = chunk.pieces.find((piece) => piece.node === node);
      return piece ? chunk.start + piece.start + Math.min(at, node.length) : null;
    }
    return null;
  }

  #piece(at, reaches) {
    const chunk = this.#chunks[first(this.#chunks, (chunk) => reaches(chunk.end, at))];
    if (!chunk) return null;
    const piece = chunk.pieces[first(chunk.pieces, (piece) => reaches(chunk.start + piece.end, at))];
    return piece && { node: piece.node, start: chunk.start + piece.start };
  }
}

/** Cuts a text into chunks: a block each, a list or a table as a whole. */
function split({ text, blocks, markup }) {
  const chunks = [];
  let gap = 0;
  let titled = false;
  for (let at = 0; at < blocks.length; at += 4) {
    const [start, end, kind, level] = blocks.subarray(at, at + 4);
    const gaps = [];
    while (gap < markup.length && markup[gap] < end) {
      if (markup[gap + 1] > start) gaps.push([Math.max(markup[gap], start), markup[gap + 1]]);
      gap += 2;
    }
    const name = kind === HEADING ? (titled ? `h${Math.min(level + 2, 6)}` : 'h2') : BLOCKS[kind];
    titled ||= kind === HEADING;
    const block = { start, end, kind, level, name, gaps };
    const last = chunks.at(-1);
    if ((kind === ITEM || kind === CELL) && last?.blocks[0].kind === kind) {
      last.blocks.push(block);
      last.end = Math.max(last.end, end);
    } else {
      chunks.push({ start, end, blocks: [block] });
    }
  }
  for (const chunk of chunks) {
    const shape = ({ start, end, kind, level, name, gaps }) => `${name},${kind},${level},${start - chunk.start},${end - chunk.start},${gaps.map(([from, to]) => `${from - chunk.start}-${to - chunk.start}`)}`;
    chunk.key = `${chunk.blocks.map(shape).join(';')}\n${text.slice(chunk.start, chunk.end)}`;
  }
  return chunks;
}

/** Makes the nodes of a chunk. */
function build(chunk, text) {
  const { start: origin, blocks } = chunk;
  chunk.pieces = [];
  chunk.node = null;
  const piece = (parent, start, end) => {
    if (start >= end) return;
    const node = document.createTextNode(text.slice(start, end));
    parent.append(node);
    chunk.pieces.push({ start: start - origin, end: end - origin, node });
  };
  for (const { start, end, kind, level, name, gaps } of blocks) {
    const node = document.createElement(name);
    if (CLASSES[kind]) node.className = CLASSES[kind];
    let from = start;
    for (const [gapStart, gapEnd] of gaps) {
      piece(node, from, Math.min(gapStart, end));
      from = Math.max(from, gapEnd);
    }
    piece(node, from, end);
    if (kind === ITEM) place((chunk.node ??= document.createElement('ul')), node, level);
    else if (kind === CELL) cell((chunk.node ??= document.createElement('table')), node, level);
    else chunk.node = node;
  }
}

/** Puts an item at its depth into a list. */
function place(list, item, depth) {
  let into = list;
  for (let at = 0; at < Math.min(depth, 8); at += 1) {
    const parent = into.lastElementChild ?? into.appendChild(document.createElement('li'));
    const inner = parent.lastElementChild?.localName === 'ul' ? parent.lastElementChild : null;
    into = inner ?? parent.appendChild(document.createElement('ul'));
  }
  into.append(item);
}

/** Puts a cell into the row it belongs to; the level is row × 65536 + column. */
function cell(table, node, level) {
  if (level % 65536 === 0 || !table.lastElementChild) table.append(document.createElement('tr'));
  table.lastElementChild.append(node);
}

/** The first item that fits, in a list where all behind it fit too. */
function first(list, fits) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(list[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
