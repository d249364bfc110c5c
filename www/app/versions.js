/** Two versions of a report: what has changed, the facts first; each change is the way to its places in both. */
import { node } from './rows.js';
import { ask } from './secondary.js';
import { wordsOf } from './studywords.js';

/** More changes than this are counted, not listed. */
const LISTED = 300;

export class Versions {
  node = node('section', { className: 'versions' });
  #desk;
  #draft;
  #go;
  #lang = '';
  #shown = null;
  #run = 0;
  /** The other version: its words as they were put in, what it is called, its repaired text as a node. */
  #other = '';
  #field = node('textarea', { rows: 4, lang: 'zh' });
  #drafts = node('select', {});
  #direction = node('input', { type: 'checkbox', checked: true });
  #list = node('ol', { className: 'changes' });
  #text = node('div', { className: 'other', tabIndex: 0, lang: 'zh' });
  #said = node('p', { className: 'here' });
  #texts = new Map();
  #changes = [];

  /** `draft` has the library; `go` shows a place of the text on the desk. */
  constructor(desk, draft, go) {
    this.#desk = desk;
    this.#draft = draft;
    this.#go = go;
    this.#said.setAttribute('role', 'status');
    this.#text.setAttribute('role', 'region');
    this.#drafts.addEventListener('change', () => {
      this.#field.value = this.#texts.get(this.#drafts.value) ?? '';
      this.#use();
    });
    this.#field.addEventListener('change', () => this.#use());
    this.#field.addEventListener('paste', () => setTimeout(() => this.#use()));
    this.#direction.addEventListener('change', () => this.#use());
  }

  show(found, lang) {
    if (lang !== this.#lang) {
      this.#lang = lang;
      this.#build(wordsOf(lang));
    }
    if (this.#shown !== found.text) this.#use();
  }

  #build(word) {
    const label = (name, field) => node('label', {}, ...(field.type === 'checkbox' ? [field, word(name)] : [node('span', {}, word(name)), field]));
    this.#text.setAttribute('aria-label', word('other'));
    this.#field.placeholder = word('paste');
    this.#field.setAttribute('aria-label', word('paste'));
    this.#list.setAttribute('aria-label', word('changes'));
    this.node.replaceChildren(
      node('div', { className: 'choose' }, label('from', this.#drafts), label('earlier', this.#direction)),
      this.#field, this.#said, node('div', { className: 'sides' }, this.#list, this.#text),
    );
    this.#offer(word);
    this.#shown = null;
  }

  /** Offers the drafts and the earlier texts of the one on the desk. */
  async #offer(word) {
    const { library, id: mine } = this.#draft;
    const options = [node('option', { value: '' }, word('choose'))];
    this.#texts.clear();
    const when = new Intl.DateTimeFormat(this.#lang, { dateStyle: 'medium', timeStyle: 'short' });
    try {
      const add = (group, name, text) => {
        const value = String(this.#texts.size + 1);
        this.#texts.set(value, text);
        group.append(node('option', { value }, name));
      };
      const drafts = (await library?.list()) ?? [];
      const now = drafts.find(({ id }) => id === mine);
      const before = node('optgroup', { label: word('before') });
      for (const { changed, text } of now ? await library.earlier(now.id) : []) add(before, when.format(changed), text);
      const others = node('optgroup', { label: word('drafts') });
      for (const { id, title, changed, text } of drafts) if (id !== mine) add(others, `${title} · ${when.format(changed)}`, text);
      options.push(...[before, others].filter((group) => group.childElementCount));
    } catch {
      // Without a library there is what is pasted.
    }
    this.#drafts.replaceChildren(...options);
  }

  /** Compares what is chosen with what is on the desk. */
  async #use() {
    const { found } = this.#desk;
    const word = wordsOf(this.#lang);
    this.#run += 1;
    const mine = this.#run;
    this.#shown = found?.text;
    this.#other = this.#field.value;
    if (!found || !this.#other.trim()) {
      this.#said.textContent = word('how');
      return this.#draw([], '', word);
    }
    this.#said.textContent = word('loading');
    try {
      const { other, changes } = await ask('compare', { text: found.text, options: this.#desk.options, other: this.#other, isEarlier: this.#direction.checked });
      if (mine !== this.#run) return;
      const list = told(changes);
      this.#said.textContent = list.length ? word('changed', list.length) : word('same');
      this.#draw(list, other, word);
    } catch (error) {
      if (mine === this.#run) this.#said.textContent = word('failed', error.message);
    }
  }

  #draw(changes, other, word) {
    const [here, there] = this.#direction.checked ? ['after', 'before'] : ['before', 'after'];
    const { text } = this.#desk.found ?? { text: '' };
    this.#changes = changes.map((change) => ({ ...change, here: change[here], there: change[there] }));
    this.#text.hidden = this.#list.hidden = !changes.length;
    const rows = this.#changes.slice(0, LISTED).map((change) => {
      const side = (name, words, missing) => (words ? node(name, { lang: 'zh' }, words) : node('span', { className: 'note' }, missing));
      const of = (side) => change[side] && (side === here ? text : other).slice(...change[side]);
      const row = node('button', { type: 'button' }, side('del', of('before'), word('new')), ' → ', side('ins', of('after'), word('gone')));
      row.addEventListener('click', () => this.#follow(change));
      change.row = row;
      return node('li', {}, node('span', { className: 'what' }, word(`change.${change.kind}`)), row);
    });
    this.#list.replaceChildren(...rows);
    if (changes.length > LISTED) this.#list.append(node('li', { className: 'note' }, word('more', changes.length - LISTED)));
    this.#spots(other);
  }

  /** The other version with its changed places as buttons; of two that cross the narrower. */
  #spots(other) {
    const width = ({ there }) => there[1] - there[0];
    const spots = [];
    for (const change of this.#changes.filter(({ there }) => there && there[0] < there[1]).sort((a, b) => width(a) - width(b)).slice(0, LISTED)) {
      if (spots.every(({ there }) => there[1] <= change.there[0] || there[0] >= change.there[1])) spots.push(change);
    }
    spots.sort((a, b) => a.there[0] - b.there[0]);
    const content = [];
    let end = 0;
    for (const change of spots) {
      content.push(other.slice(end, change.there[0]));
      change.spot = node('button', { type: 'button' }, other.slice(...change.there));
      change.spot.addEventListener('click', () => this.#follow(change));
      content.push(change.spot);
      end = change.there[1];
    }
    this.#text.replaceChildren(...content, other.slice(end));
  }

  /** Shows both places of a change, and its line. */
  #follow(change) {
    if (change.here) this.#go(change.here);
    for (const { row, spot } of this.#changes) for (const one of [row, spot]) one?.removeAttribute('aria-current');
    for (const [one, box] of [[change.row, this.#list], [change.spot, this.#text]]) {
      if (!one) continue;
      one.setAttribute('aria-current', 'true');
      const [at, view] = [one.getBoundingClientRect(), box.getBoundingClientRect()];
      if (at.top < view.top || at.bottom > view.bottom) box.scrollBy({ top: at.top + at.height / 2 - view.top - view.height / 2 });
    }
  }
}

/** Without the words that a changed fact holds already. */
function told(changes) {
  const facts = changes.filter(({ kind }) => kind !== 'text');
  const inside = (words, fact) => !words || (fact && fact[0] <= words[0] && words[1] <= fact[1]);
  return changes.filter(({ kind, before, after }) => kind !== 'text' || !facts.some((fact) => inside(before, fact.before) && inside(after, fact.after)));
}
