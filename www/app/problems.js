/** What an editor should look at: listed, underlined in the source, gone through by keys, mended, muted. */
import { choose, chosen } from './choices.js';
import { flag } from './flags.js';
import { languages } from './messages.js';
import { placed } from './places.js';
import { amid, announce, button, light, node, refill, visible } from './rows.js';

const $ = (id) => document.getElementById(id);

/** More than a person reads at once are counted, not listed; the keys reach them all. */
const LISTED = 100;

export class Problems {
  #editor;
  #say;
  #found = null;
  /** Each as the engine gives it, with its place in the source: `from`, `to`, and `cut` where there is a fix. */
  #all = [];
  #heard = [];
  #at = -1;
  /** Muted kinds with their reasons, which must be there to be called back. */
  #muted = remembered();

  constructor(editor, say) {
    this.#editor = editor;
    this.#say = say;
  }

  /** Shows the problems of a reading; null: there is none. */
  show(found, list) {
    this.#found = found;
    this.#all = found ? list.map((problem) => placed(problem, found)) : [];
    this.#at = -1;
    this.#hear();
  }

  /** The list is made only where it is seen. */
  draw() {
    if (!$('problems').open || !this.#found) return;
    const kinds = new Map();
    for (const problem of this.#heard.slice(0, LISTED)) {
      if (!kinds.has(problem.kind)) kinds.set(problem.kind, []);
      kinds.get(problem.kind).push(problem);
    }
    const rows = [...kinds.values()].map((problems) => this.#kind(problems));
    const rest = this.#heard.length - LISTED;
    if (!rows.length) rows.push(node('p', { className: 'none' }, this.#say('problems.none')));
    else if (rest > 0) rows.push(node('p', { className: 'none' }, this.#say('more', rest)));
    if (this.#muted.size) rows.push(this.#silence());
    if (this.#heard.length) rows.push(node('p', { className: 'keys' }, this.#say('problems.keys')));
    refill($('problem-list'), rows);
    this.#light();
  }

  /** Goes to the next problem behind the caret, or with -1 to the one before it; from the last to the first. */
  next(step) {
    const count = this.#heard.length;
    if (!count) return announce(this.#say('problems.none'));
    const { from, to } = this.#editor.selection;
    const here = this.#heard[this.#at];
    let at = this.#at + step;
    if (here?.from !== from || here.to !== to) {
      at = step > 0 ? this.#heard.findIndex((problem) => problem.from >= to) : this.#heard.findLastIndex((problem) => problem.to <= from);
      if (at < 0) at = step > 0 ? 0 : count - 1;
    }
    $('problems').open = true;
    this.#go((at + count) % count);
  }

  /** Mends the problem that the caret stands on. */
  fix() {
    const { from, to } = this.#editor.selection;
    const touched = this.#heard.filter((problem) => problem.cut && problem.from <= to && problem.to >= from);
    const at = this.#heard[this.#at];
    if (touched.length) this.#mend(touched.includes(at) ? at : touched[0]);
    else announce(this.#say('fix.none'));
  }

  /** Lights the row of what the caret stands on. */
  caret(at) {
    this.#at = this.#heard.findIndex(({ from, to }) => from <= at && at <= to && from < to);
    this.#light();
  }

  #hear() {
    this.#heard = this.#all.filter(({ kind }) => !this.#muted.has(kind));
    $('problem-count').textContent = this.#found ? this.#say('count', this.#heard.length) : '';
    flag(this.#editor.view, this.#heard.map(({ from, to, certain, reason }) => ({ from, to, certain, title: this.#reason(reason) })));
    this.draw();
  }

  #reason(reason) {
    return reason[languages.indexOf(document.documentElement.lang)];
  }

  /** All of one kind: what it is, how many, and where. */
  #kind(problems) {
    const [{ kind, certain, reason }] = problems;
    const words = this.#reason(reason);
    const head = node('p', { className: 'kind' }, node('span', { className: certain ? 'sign' : 'sign maybe', ariaHidden: 'true' }), node('b', {}, words));
    if (!certain) head.append(node('span', { className: 'count' }, this.#say('maybe')));
    const mute = button('mute', 'quiet', this.#say('mute'), () => this.#mute(kind, reason));
    mute.setAttribute('aria-label', this.#say('mute.kind', words));
    head.append(mute);
    return node('section', {}, head, node('ul', {}, ...problems.map((problem) => this.#row(problem))));
  }

  #row(problem) {
    const { text, offsets } = this.#found;
    const go = button('go', 'words', this.#words(problem), () => this.#go(this.#heard.indexOf(problem)));
    const row = node('li', {}, go);
    row.dataset.at = this.#heard.indexOf(problem);
    if (problem.other) {
      const [start, end] = problem.other;
      const other = button('other', 'words', amid(text, start, end, node('mark', {}, visible(text.slice(start, end)))), () => {
        this.#editor.select(...offsets.toSource(start, end), true);
      });
      other.title = this.#say('other');
      row.append(node('span', { className: 'against', ariaHidden: 'true' }, '↔'), other);
    }
    if (problem.cut) row.append(button('fix', '', this.#say('fix', visible(problem.fix)), () => this.#mend(problem)));
    return row;
  }

  #words({ span: [start, end] }) {
    const { text } = this.#found;
    if (start < end) return amid(text, start, end, node('mark', {}, visible(text.slice(start, end))));
    return [start ? this.#say('place.end') : this.#say('place.start')];
  }

  /** The muted kinds, each to be called back. */
  #silence() {
    const back = [...this.#muted].map(([kind, reason]) => button('unmute', 'quiet', `↺ ${this.#reason(reason)}`, () => this.#mute(kind)));
    return node('p', { className: 'silence' }, this.#say('muted'), ...back);
  }

  /** Mutes a kind, or without a reason lets it be heard again. */
  #mute(kind, reason) {
    const words = this.#reason(reason ?? this.#muted.get(kind));
    announce(reason ? this.#say('mute.kind', words) : this.#say('unmute', words));
    if (reason) this.#muted.set(kind, reason);
    else this.#muted.delete(kind);
    choose('muted', JSON.stringify([...this.#muted]));
    this.#hear();
  }

  #go(at) {
    const { from, to, reason, ...problem } = this.#heard[at];
    this.#at = at;
    this.#editor.select(from, to, true);
    this.draw();
    const words = this.#words(problem).map((part) => part.textContent ?? part).join('');
    const fix = this.#heard[at].cut ? this.#say('fix.key') : '';
    announce(this.#say('problem', at + 1, this.#heard.length, this.#reason(reason), words, fix));
  }

  /** An ordinary change of the source, of the very text that was read. */
  #mend({ cut, fix }) {
    if (this.#editor.text !== this.#found.source) return;
    this.#editor.change([cut]);
    announce(this.#say('fixed', visible(fix), this.#heard.length - 1));
  }

  #light() {
    light($('problem-list'), this.#at);
  }
}

function remembered() {
  try {
    return new Map(JSON.parse(chosen('muted', '[]')));
  } catch {
    return new Map();
  }
}
