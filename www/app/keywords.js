/** What a report says again and again, and which organizations and places it names: each the way to its mentions. */
import { Pane } from './pane.js';
import { node } from './rows.js';

const WORDS = 24;
/** Of names that many reports hold hundreds of, the most frequent: as many as one looks at. */
const NAMES = 40;

export class Keywords extends Pane {
  #here = node('p', { className: 'here' });

  constructor(desk, go) {
    super('keywords', desk, go);
    this.#here.setAttribute('role', 'status');
  }

  show(found, lang) {
    return this.fill('keywords', { limit: WORDS }, found, lang, ({ keywords, institutions }, word) => {
      const { text } = found;
      const lists = [
        ['words', repeated(text, keywords)],
        ['slogans', tally(found.report.slogans.map(({ span }) => span), text)],
        ['organizations', named(text, institutions, 0)],
        ['places', named(text, institutions, 1)],
      ].filter(([, list]) => list.length);
      this.#here.textContent = '';
      const nothing = lists.length ? [] : [node('p', { className: 'note' }, word('nothing'))];
      return [...nothing, ...lists.flatMap(([name, list]) => [node('h3', {}, word(name)), node('ul', { className: 'chips' }, ...list.map((one) => this.#chip(one, word)))]), this.#here];
    });
  }

  #chip({ text, spans }, word) {
    const chip = node('button', { type: 'button' }, node('span', { lang: 'zh' }, text), ' ', node('small', {}, String(spans.length)));
    chip.setAttribute('aria-label', `${text} ${word('times', spans.length)}`);
    let at = -1;
    chip.addEventListener('click', () => {
      at = (at + 1) % spans.length;
      this.go(spans[at]);
      this.#here.textContent = `${text} ${at + 1} / ${spans.length}`;
    });
    return node('li', {}, chip);
  }
}

/** Keywords, `[start, end, count]` each, with every place where their words stand. */
function repeated(text, flat) {
  const list = [];
  for (let at = 0; at < flat.length; at += 3) {
    const word = text.slice(flat[at], flat[at + 1]);
    const spans = [];
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length)) spans.push([from, from + word.length]);
    list.push({ text: word, spans });
  }
  return list;
}

/** Names of a kind, `[start, end, kind, name]` each mention, the most frequent first. */
function named(text, flat, kind) {
  const names = new Map();
  for (let at = 0; at < flat.length; at += 4) {
    if (flat[at + 2] !== kind) continue;
    const span = [flat[at], flat[at + 1]];
    const name = names.get(flat[at + 3]);
    if (name) name.spans.push(span);
    else names.set(flat[at + 3], { text: text.slice(...span), spans: [span] });
  }
  return [...names.values()].sort((a, b) => b.spans.length - a.spans.length).slice(0, NAMES);
}

/** The same words together. */
function tally(spans, text) {
  const found = new Map();
  for (const span of spans) {
    const words = text.slice(...span);
    found.set(words, [...(found.get(words) ?? []), span]);
  }
  return [...found].map(([text, spans]) => ({ text, spans })).sort((a, b) => b.spans.length - a.spans.length);
}
