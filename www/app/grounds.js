/** Why each fact is one, the least sure first: what an editor looks at before the rest; each the way to its place. */
import { node } from './rows.js';
import { ask } from './secondary.js';
import { wordsOf } from './studywords.js';
import { languages } from './messages.js';

/** More than so many are counted, not listed. */
const LISTED = 300;

export class Grounds {
  node = node('section', { className: 'grounds' });
  #desk;
  #go;
  #shown = null;
  #lang = '';

  /** `go` shows a place of the text. */
  constructor(desk, go) {
    this.#desk = desk;
    this.#go = go;
  }

  async show(found, lang) {
    if (this.#shown === found.text && this.#lang === lang) return;
    this.#shown = found.text;
    this.#lang = lang;
    const word = wordsOf(lang);
    if (!this.node.firstChild) this.node.append(node('p', { className: 'note' }, word('loading')));
    try {
      const grounds = await ask('grounds', { text: found.text });
      if (found.text !== this.#desk.found?.text) return;
      const rows = order(grounds).slice(0, LISTED).map((ground) => this.#row(found.text, ground, word, Math.max(0, languages.indexOf(lang))));
      const more = grounds.length - rows.length;
      this.node.replaceChildren(node('p', { className: 'note' }, rows.length ? word('sure') : word('baseless')), node('ol', { className: 'changes' }, ...rows));
      if (more > 0) this.node.append(node('p', { className: 'note' }, word('more', more)));
    } catch (error) {
      this.#shown = null;
      this.node.replaceChildren(node('p', { className: 'note' }, word('failed', error.message)));
    }
  }

  #row(text, { fact, span, reason, confidence, cue }, word, lang) {
    const words = node('span', { lang: 'zh' }, short(text.slice(...span)));
    const by = cue ? [' ', node('span', { className: 'cue', lang: 'zh' }, text.slice(...cue))] : [];
    const go = node('button', { type: 'button' }, words, node('small', {}, reason[lang], ...by));
    go.addEventListener('click', () => this.#go(span));
    return node('li', {}, node('span', { className: 'what' }, word(`fact.${fact}`)), go, node('small', { className: 'sure' }, `${confidence}%`));
  }
}

/** The least sure first; among the equally sure, as they stand in the text. */
function order(grounds) {
  return [...grounds].sort((a, b) => a.confidence - b.confidence || a.span[0] - b.span[0]);
}

/** A speech is known by how it begins. */
function short(words) {
  const MOST = 40;
  return words.length > MOST ? `${words.slice(0, MOST).replace(/[\ud800-\udbff]$/, '')}……` : words;
}
