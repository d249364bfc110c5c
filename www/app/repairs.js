/** What repair did, to be accepted or refused: all of it, a rule, one edit. */
import { languages } from './messages.js';
import { amid, announce, button, light, node, refill, visible } from './rows.js';

const $ = (id) => document.getElementById(id);

/** So many edits of a rule are listed at first, and so many more at a time. */
const LISTED = 30;

export class Repairs {
  #acts;
  #say;
  #now = null;
  #limit = LISTED;
  /** The edit that the caret stands on, or -1. */
  #at = -1;

  /** `acts` is what the buttons do: `jump`, `toggle`, `accept`, `refuse`, `again`. */
  constructor(acts, say) {
    this.#acts = acts;
    this.#say = say;
    $('accept-all').addEventListener('click', () => acts.accept(this.#every()));
    $('refuse-all').addEventListener('click', () => acts.toggle(this.#used(), false));
    $('more').addEventListener('click', () => {
      this.#limit *= 4;
      this.draw();
    });
  }

  /** Shows the repairs of a reading: `rules` are all there are, `without` those that are switched off. */
  show(found, { rules, without }) {
    this.#now = found && { found, rules, without };
    this.#at = -1;
    this.draw();
  }

  /** Lights the row of the edit that the caret stands on, be it far down its list. */
  caret(place) {
    const { edits, refused } = this.#now.found;
    const all = this.#every();
    this.#at = all.findIndex((at) => edits[at * 6] <= place && place <= edits[at * 6 + 1]);
    const [from, , , , rule] = edits.subarray(Math.max(0, this.#at) * 6);
    const before = all.slice(0, this.#at + 1).filter((at) => edits[at * 6 + 4] === rule).length
      + refused.filter((edit) => edit.rule === rule && edit.from < from).length;
    if (before <= this.#limit) return light($('edits'), this.#at);
    while (this.#limit < before) this.#limit *= 4;
    this.draw();
  }

  /** The list is made only where it is seen. */
  draw() {
    if (!$('repairs').open || !this.#now) return;
    const { found, rules, without } = this.#now;
    for (const id of ['accept-all', 'refuse-all']) $(id).hidden = !found.edits.length;
    const lists = rules.map(() => []);
    for (const at of this.#every()) lists[found.edits[at * 6 + 4]].push({ from: found.edits[at * 6], at });
    // Those refused stand where they would be.
    for (const edit of found.refused) lists[edit.rule].push({ from: edit.from, edit });
    let rest = 0;
    const rows = lists.flatMap((list, rule) => {
      if (!list.length && !without.has(rules[rule].id)) return [];
      rest += Math.max(0, list.length - this.#limit);
      list.sort((a, b) => a.from - b.from);
      const listed = list.slice(0, this.#limit).map(({ at, edit }) => (edit ? this.#refused(edit) : this.#edit(at)));
      return [node('section', {}, this.#rule(rule, list.flatMap(({ at }) => at ?? [])), node('ul', {}, ...listed))];
    });
    if (!rows.length) rows.push(node('p', { className: 'none' }, this.#say('repairs.none')));
    refill($('edits'), rows);
    light($('edits'), this.#at);
    $('more').hidden = !rest;
    $('more').textContent = this.#say('rest.edits', rest);
  }

  #every() {
    return [...Array(this.#now.found.edits.length / 6).keys()];
  }

  /** The rules that have changed something. */
  #used() {
    const { found, rules } = this.#now;
    return [...new Set(this.#every().map((at) => rules[found.edits[at * 6 + 4]].id))];
  }

  #reason(rule) {
    return this.#now.rules[rule].reason[languages.indexOf(document.documentElement.lang)];
  }

  /** A rule with its switch; its edits are taken over together. */
  #rule(rule, which) {
    const { rules, without } = this.#now;
    const { id, norm } = rules[rule];
    const box = node('input', { type: 'checkbox', checked: !without.has(id) });
    box.dataset.act = `rule ${id}`;
    box.addEventListener('change', () => this.#acts.toggle([id], box.checked));
    const head = node('p', { className: 'kind' }, node('label', {}, box, node('b', {}, this.#reason(rule))), node('span', { className: 'count' }, this.#say('count', which.length)));
    if (norm) head.firstChild.append(node('span', { className: 'norm' }, norm));
    if (which.length > 1) head.append(this.#button('accept', `${this.#say('accept')}: ${this.#reason(rule)}`, () => this.#acts.accept(which)));
    return head;
  }

  /** An edit as it was and as it is, amid the words around it. */
  #edit(at) {
    const { source, text, edits } = this.#now.found;
    const [from, to, start, end, , certain] = edits.subarray(at * 6, at * 6 + 6);
    const [before, after] = [source.slice(from, to), text.slice(start, end)];
    const words = [];
    if (before) words.push(node('del', {}, visible(before)));
    if (after) words.push(node('ins', {}, visible(after)));
    const named = this.#named(before, after);
    const likely = certain ? [] : [node('span', { className: 'count' }, this.#say('unsure'))];
    const row = node(
      'li', {},
      this.#place(amid(text, start, end, ...words), named, from, to),
      ...likely,
      this.#button('accept', `${this.#say('accept')}: ${named}`, () => this.#acts.accept([at])),
      this.#button('refuse', `${this.#say('refuse')}: ${named}`, () => {
        announce(this.#say('refused.edit', named));
        this.#acts.refuse(at);
      }),
    );
    row.dataset.at = at;
    return row;
  }

  /** An edit that was refused: what stays, and the way back. */
  #refused(edit) {
    const { source } = this.#now.found;
    const before = source.slice(edit.from, edit.to);
    const named = this.#named(before, edit.insert);
    const again = this.#button('again', `${this.#say('again')}: ${named}`, () => {
      announce(this.#say('again.edit', named));
      this.#acts.again(edit);
    });
    const stays = before ? [node('mark', {}, visible(before))] : [node('mark', {}, '‸')];
    const row = node('li', { className: 'refused' }, this.#place(amid(source, edit.from, edit.to, ...stays), named, edit.from, edit.to));
    row.append(node('span', { className: 'count' }, this.#say('refused.mark')), again);
    return row;
  }

  #place(words, named, from, to) {
    const go = button('go', 'words', words, () => this.#acts.jump(from, to));
    go.title = named;
    return go;
  }

  /** What an edit does, to be heard. */
  #named(before, after) {
    if (!before) return this.#say('change.added', visible(after));
    return after ? this.#say('change', visible(before), visible(after)) : this.#say('change.gone', visible(before));
  }

  #button(act, label, run) {
    const made = button(act, 'quiet', this.#say(act), run);
    made.setAttribute('aria-label', label);
    return made;
  }
}
