/** The reading on the right: the card and the repaired text, both made of text nodes, the marks painted over them. */
import { card } from '../element/card.js';
import { messages as labels } from '../element/messages.js';
import { paint, unpaint } from '../element/paint.js';
import { cardSheet } from '../element/sheet.js';
import { alike } from './alike.js';
import { Article } from './article.js';
import { fit, sketches } from './sketch.js';

const SECTIONS = 'occasion summary people agenda points decisions actions figures slogans attendance byline'.split(' ');

/** More marks than this wait until the typing pauses. */
const MANY = 3000;
/** So does the card of a text that is longer than this: characters. */
const LONG = 20_000;

export class View {
  #host;
  #root;
  #article;
  #node;
  #facts = new WeakMap();
  #later = 0;
  #cardLater = 0;
  #marks = new Uint32Array();
  #wide = new Uint32Array();
  #text = '';
  #kinds = [];
  #wideKinds = null;
  #lit = [];
  /** Kinds of marks that are not painted. */
  hidden = new Set();
  /** Hears that marks were painted. */
  painted = () => {};

  /**
   * `host` holds the card in its shadow, `node` the text; `choose` hears of spans of the text that are clicked, `more` how
   * many blocks are not shown yet.
   */
  constructor(host, node, choose, more) {
    this.#host = host;
    this.#node = node;
    this.#article = new Article(node, more);
    this.#root = host.attachShadow({ mode: 'open' });
    const lit = new CSSStyleSheet();
    lit.replaceSync('[part~=fact][aria-current] { background-color: var(--found); box-shadow: 0 0 0 .15em var(--found); }');
    this.#root.adoptedStyleSheets = [cardSheet(), lit];
    this.#root.addEventListener('click', (event) => {
      const fact = this.#facts.get(event.target.closest('[part~=fact]'));
      if (!fact) return;
      event.preventDefault();
      choose(fact.span);
      this.goTo(fact.span);
    });
    node.addEventListener('click', () => {
      const { anchorNode, anchorOffset, isCollapsed } = getSelection();
      const at = isCollapsed ? this.#article.offset(anchorNode, anchorOffset) : null;
      if (at !== null) choose([at, at]);
    });
  }

  /** The names of the kinds of marks. */
  get kinds() {
    return this.#wideKinds ?? this.#kinds;
  }

  /** Where the marks are painted. */
  get article() {
    return this.#node;
  }

  /** All marks, `[start, end, kind, fact]` each. */
  get marks() {
    return [...this.#marks, ...this.#wide];
  }

  /** Paints marks beside those of the reading, in the same form, of `kinds` that begin with those of the reading. */
  add(marks, kinds) {
    this.#wide = marks;
    this.#wideKinds = kinds;
    this.paint();
  }

  /** Shows more of a long text. */
  extend() {
    this.#article.extend();
    this.paint();
  }

  /** Shows a reading: what is new of its text, its marks, its card. */
  show(found, { kinds, language }) {
    this.#article.show(found);
    clearTimeout(this.#cardLater);
    if (found.text.length < LONG || !this.#root.firstChild) this.card(found.report, language);
    else this.#cardLater = setTimeout(() => this.card(found.report, language), 250);
    clearTimeout(this.#later);
    this.#marks = found.marks;
    // Until they are told anew.
    if (this.#wide.length) this.#wide = moved(this.#wide, this.#text, found.text);
    this.#text = found.text;
    this.#kinds = kinds;
    if (found.marks.length < MANY * 4) this.paint();
    else this.#later = setTimeout(() => this.paint(), 200);
  }

  /** Paints the marks of what is shown, or takes them away. */
  paint() {
    clearTimeout(this.#later);
    const { kinds } = this;
    const { end } = this.#article;
    const list = [];
    const isShown = document.documentElement.dataset.marks !== 'hidden';
    for (const marks of isShown ? [this.#marks, this.#wide] : []) {
      for (let at = 0; at < marks.length && marks[at] < end; at += 4) {
        if (this.hidden.has(kinds[marks[at + 2]])) continue;
        const range = this.#article.range(marks[at], marks[at + 1]);
        if (range) list.push([kinds[marks[at + 2]], range]);
      }
    }
    paint(this.#host, document, list, kinds);
    this.painted();
  }

  /** Shows the card: what is the same as before stays, be it open or in focus. */
  card(report, language) {
    const facts = new Map();
    const shown = card(report, { say: labels(language), show: SECTIONS, go: `#${this.#node.id}`, facts, document: sketches });
    const frame = sketches.createElement('div');
    frame.setAttribute('class', 'frame');
    if (shown) frame.append(shown);
    this.#dim();
    const old = this.#root.firstChild;
    const now = fit(frame, old, (sketch, node) => facts.has(sketch) && this.#facts.set(node, facts.get(sketch)));
    if (now !== old) this.#root.replaceChildren(now);
  }

  clear() {
    clearTimeout(this.#later);
    clearTimeout(this.#cardLater);
    unpaint(this.#host);
    unpaint(this);
    this.painted();
    this.#root.replaceChildren();
    this.#article.clear();
  }

  /** Lights the facts that stand on a place of the text; null: none. */
  light(span) {
    this.#dim();
    unpaint(this);
    if (!span) return;
    let narrowest = null;
    for (const node of this.#root.querySelectorAll('[part~=fact]')) {
      const fact = this.#facts.get(node);
      if (!fact || fact.kind === 'digest' || fact.span[0] > span[0] || fact.span[1] < span[1]) continue;
      node.setAttribute('aria-current', 'true');
      this.#lit.push(node);
      if (!narrowest || width(fact.span) < width(narrowest.span)) narrowest = { node, span: fact.span };
    }
    narrowest?.node.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    if (narrowest) this.#found(narrowest.span);
  }

  /** Shows a place of the text. */
  goTo([start, end]) {
    if (end > this.#article.end) {
      this.#article.reveal(end);
      this.paint();
    }
    const range = this.#article.range(start, end);
    if (!range) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startContainer.parentElement.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
    this.#found([start, end]);
  }

  #dim() {
    for (const node of this.#lit) node.removeAttribute('aria-current');
    this.#lit = [];
  }

  #found([start, end]) {
    const range = this.#article.range(start, end);
    if (range) paint(this, document, [['found', range]], ['found']);
  }
}

const width = ([start, end]) => end - start;

/** Marks of an older text where they stand in a newer one; those that the change touches are gone. */
function moved(marks, older, newer) {
  const { head, tail } = alike(older, newer);
  const by = newer.length - older.length;
  const kept = [];
  for (let at = 0; at < marks.length; at += 4) {
    const [start, end, kind, fact] = marks.subarray(at, at + 4);
    if (end <= head) kept.push(start, end, kind, fact);
    else if (start >= older.length - tail) kept.push(start + by, end + by, kind, fact);
  }
  return Uint32Array.from(kept);
}
