/** The reading on the right: the card and the repaired text, both made of text nodes, the marks painted over them. */
import { card } from '../element/card.js';
import { messages as labels } from '../element/messages.js';
import { paint, unpaint } from '../element/paint.js';
import { cardSheet } from '../element/sheet.js';

const SECTIONS = 'occasion summary people agenda points decisions actions figures slogans attendance byline'.split(' ');

/** Elements for the kinds of blocks, as `Reading.blocks()` numbers them. */
const BLOCKS = ['h3', 'p', 'li', 'td', 'blockquote', 'pre', 'p', 'p', 'p'];
const CLASSES = { 6: 'meta', 7: 'caption', 8: 'noise' };

export class View {
  #host;
  #root;
  #article;
  #facts = new WeakMap();
  #pieces = [];
  #text = '';

  /** `host` holds the card in its shadow, `article` the text. */
  constructor(host, article, choose) {
    this.#host = host;
    this.#article = article;
    this.#root = host.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [cardSheet()];
    this.#root.addEventListener('click', (event) => {
      const fact = this.#facts.get(event.target.closest('[part~=fact]'));
      if (!fact) return;
      event.preventDefault();
      this.goTo(fact.span);
      choose(fact.span);
    });
  }

  /** Shows a reading: its text if that is new, its marks, its card. */
  show(reading, { kinds, digest, language }) {
    if (reading.text !== this.#text || !this.#article.firstChild) this.#build(reading);
    const marks = reading.marks();
    const list = [];
    for (let at = 0; at < marks.length; at += 4) {
      const range = this.range(marks[at], marks[at + 1]);
      if (range) list.push([kinds[marks[at + 2]], range]);
    }
    paint(this.#host, document, list, kinds);
    this.card(reading, digest, language);
  }

  card(reading, digest, language) {
    const frame = document.createElement('div');
    frame.className = 'frame';
    const shown = card(reading.report(digest), { say: labels(language), show: SECTIONS, go: `#${this.#article.id}`, facts: this.#facts });
    if (shown) frame.append(shown);
    this.#root.replaceChildren(frame);
  }

  clear() {
    unpaint(this.#host);
    this.#root.replaceChildren();
    this.#article.replaceChildren();
    this.#text = '';
  }

  /** The place of `[start, end)` of the text in the article. */
  range(start, end) {
    const first = this.#pieces[this.#search((piece) => piece.end > start)];
    const last = this.#pieces[this.#search((piece) => piece.end >= end)];
    if (!first || !last || end <= last.start) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.max(0, start - first.start));
    range.setEnd(last.node, end - last.start);
    return range;
  }

  /** Shows a place of the text. */
  goTo([start, end]) {
    const range = this.range(start, end);
    if (!range) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  #search(reached) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached(this.#pieces[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #build(reading) {
    this.#text = reading.text;
    this.#pieces = [];
    const blocks = reading.blocks();
    const markup = reading.markup();
    const content = document.createDocumentFragment();
    let gap = 0;
    let titled = false;
    for (let at = 0; at < blocks.length; at += 4) {
      const [start, end, kind, level] = blocks.subarray(at, at + 4);
      let name = BLOCKS[kind];
      if (kind === 0) {
        name = titled ? `h${Math.min(level + 2, 6)}` : 'h2';
        titled = true;
      }
      const node = document.createElement(name);
      if (CLASSES[kind]) node.className = CLASSES[kind];
      let from = start;
      while (gap < markup.length && markup[gap] < end) {
        this.#piece(node, from, markup[gap]);
        from = Math.max(from, markup[gap + 1]);
        gap += 2;
      }
      this.#piece(node, from, end);
      place(content, node, kind, level);
    }
    this.#article.replaceChildren(content);
  }

  #piece(parent, start, end) {
    if (start >= end) return;
    const node = document.createTextNode(this.#text.slice(start, end));
    parent.append(node);
    this.#pieces.push({ start, end, node });
  }
}

/** Puts a block where it belongs: items into lists, cells into the rows of a table. */
function place(content, node, kind, level) {
  const last = content.lastElementChild;
  if (kind === 2) {
    let list = last?.localName === 'ul' ? last : null;
    if (!list) content.append((list = document.createElement('ul')));
    for (let depth = 0; depth < Math.min(level, 8); depth += 1) {
      const item = list.lastElementChild ?? list.appendChild(document.createElement('li'));
      const inner = item.lastElementChild?.localName === 'ul' ? item.lastElementChild : null;
      list = inner ?? item.appendChild(document.createElement('ul'));
    }
    list.append(node);
  } else if (kind === 3) {
    let table = last?.localName === 'table' ? last : null;
    if (!table) content.append((table = document.createElement('table')));
    if (level % 65536 === 0 || !table.lastElementChild) table.append(document.createElement('tr'));
    table.lastElementChild.append(node);
  } else {
    content.append(node);
  }
}
