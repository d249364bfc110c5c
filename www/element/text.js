// A text that the element itself shows: blocks of text nodes, and the way from spans of it to places in them.

/** The style of such a text. */
export const textCss = `
[part="text"] { line-height: 1.9; }
[part="text"] > * { margin-block: 0 .9em; }
[part="text"] > ul { padding-inline-start: 1.4em; list-style: disc; }
[part~="item"] { list-style: inherit; }
[part~="depth-1"] { margin-inline-start: 1.4em; } [part~="depth-2"] { margin-inline-start: 2.8em; }
[part~="depth-3"] { margin-inline-start: 4.2em; } [part~="depth-4"] { margin-inline-start: 5.6em; }
[part="headline"] { font-size: 1.2em; line-height: 1.5; }
[part="quotation"] { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 2px solid var(--line); }
[part="code"] { overflow-x: auto; font-size: .875em; }
[part="cell"] { padding: .25em .75em; border: 1px solid var(--line); }
[part="text"] > table { border-collapse: collapse; }
`;

// How `Reading.blocks()` numbers them: heading, paragraph, item, cell, quotation, code, and three lines around the text.
const NAMES = ["h3", "p", "li", "td", "blockquote", "pre", "p", "p", "p"];
const PARTS = ["headline", "paragraph", "item", "cell", "quotation", "code", "meta", "caption", "noise"];
const ITEM = 2, CELL = 3;

/** The blocks of a reading. The small flavour tells none: there a line is a paragraph. */
function blocksOf({ text, blocks, title }) {
  if (blocks) return blocks;
  const flat = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (line.trim()) flat.push(index, index + line.length, title?.[0] >= index && title[1] <= index + line.length ? 0 : 1, 0);
  }
  return flat;
}

/** The nodes of a text. */
export class Text {
  #pieces = [];

  /** Builds them in `node`; `title` is the span of the headline or nothing. */
  constructor(reading, title) {
    this.node = document.createElement("div");
    this.node.setAttribute("part", "text");
    const text = reading.text;
    const gaps = reading.markup?.() ?? [];
    const blocks = blocksOf({ text, blocks: reading.blocks?.(), title });
    let gap = 0, group = null, row = null;
    for (let at = 0; at < blocks.length; at += 4) {
      const [start, end, kind, level] = blocks.slice(at, at + 4);
      const block = document.createElement(NAMES[kind] ?? "p");
      block.setAttribute("part", PARTS[kind] ?? "paragraph");
      let from = start;
      while (gap < gaps.length && gaps[gap] < end) {
        if (gaps[gap + 1] > start) {
          this.#piece(block, text, from, gaps[gap]);
          from = Math.max(from, gaps[gap + 1]);
        }
        gap += 2;
      }
      this.#piece(block, text, from, end);
      if (kind === ITEM || kind === CELL) {
        const name = kind === ITEM ? "ul" : "table";
        if (group?.localName !== name) this.node.append(group = document.createElement(name));
        if (kind === ITEM) block.part.add(`depth-${Math.min(level, 4)}`);
        else if (level % 65536 === 0 || row?.parentNode !== group) group.append(row = document.createElement("tr"));
        (kind === ITEM ? group : row).append(block);
      } else {
        group = null;
        this.node.append(block);
      }
    }
  }

  /** DOM ranges of spans, as those of an article; of the reading that this was made from. */
  ranges(_, spans) {
    const ranges = [];
    for (let at = 0; at < spans.length; at += 2) {
      const range = document.createRange();
      const first = this.#pieces[this.#first((piece) => piece.end > spans[at])];
      const last = this.#pieces[this.#first((piece) => piece.end >= spans[at + 1])];
      if (first && last && last.start < spans[at + 1]) {
        range.setStart(first.node, Math.max(0, spans[at] - first.start));
        range.setEnd(last.node, spans[at + 1] - last.start);
      }
      ranges.push(range);
    }
    return ranges;
  }

  free() {}

  #piece(block, text, start, end) {
    if (start >= end) return;
    const node = document.createTextNode(text.slice(start, end));
    block.append(node);
    this.#pieces.push({ start, end, node });
  }

  /** The index of the first piece that fits; all behind it fit too. */
  #first(fits) {
    let low = 0, high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(this.#pieces[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
