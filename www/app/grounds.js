/** Why each fact is one, the least sure first: what an editor looks at before the rest; each the way to its place. */
import { languages } from './messages.js';
import { Pane } from './pane.js';
import { node } from './rows.js';

/** More than so many are counted, not listed. */
const LISTED = 300;

export class Grounds extends Pane {
  constructor(desk, go) {
    super('grounds', desk, go);
  }

  show(found, lang) {
    return this.fill('grounds', {}, found, lang, (grounds, word) => {
      const rows = order(grounds).slice(0, LISTED).map((ground) => this.#row(found.text, ground, word, Math.max(0, languages.indexOf(lang))));
      const more = grounds.length - rows.length;
      const note = (words) => node('p', { className: 'note' }, words);
      return [note(rows.length ? word('sure') : word('baseless')), node('ol', { className: 'changes' }, ...rows), ...(more > 0 ? [note(word('more', more))] : [])];
    });
  }

  #row(text, { fact, span, reason, confidence, cue }, word, lang) {
    const words = node('span', { lang: 'zh' }, short(text.slice(...span)));
    const by = cue ? [' ', node('span', { className: 'cue', lang: 'zh' }, text.slice(...cue))] : [];
    const go = node('button', { type: 'button' }, words, node('small', {}, reason[lang], ...by));
    go.addEventListener('click', () => this.go(span));
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
