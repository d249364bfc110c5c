/** Source and reading side by side: what is typed is read, what is read is shown, and both find each other. */
import { choose, chosen } from './choices.js';
import { Editor } from './editor.js';
import { Engine } from './engine.js';
import { languages } from './messages.js';
import { hush, tell } from './notices.js';
import { Panes } from './panes.js';
import { names, refuse } from './refusals.js';
import { View } from './view.js';

const $ = (id) => document.getElementById(id);

/** Longer texts are read when the typing pauses: characters, milliseconds. */
const AT_ONCE = 50_000;
const PAUSE = 300;
/** A shorter wait needs no sign of work: milliseconds. */
const PATIENCE = 100;

export class Desk {
  /** What the engine says of the source, or null. */
  found = null;
  engine = new Engine();
  editor;
  #view;
  #say;
  #vocabulary = null;
  #panes;
  #without = new Set();
  #refused = new Set(chosen('refused', '').split(',').filter(Boolean).map(Number));
  #waiting = 0;
  #patience = 0;
  #run = 0;
  #asked = 0;

  /** `say` gives words; `changed` hears of every new text, `shown` of every new reading. */
  constructor({ say, changed, shown }) {
    this.#say = say;
    this.shown = shown;
    this.#view = new View($('card'), $('reading'), (span) => this.#follow(span), (count) => this.#rest(count));
    $('rest').addEventListener('click', () => this.#view.extend());
    this.editor = new Editor($('text'), {
      written: () => this.#written(),
      changed,
      moved: (caret) => this.#lightUp(caret),
    });
    this.#panes = new Panes(this, {
      jump: (from, to) => this.editor.select(from, to, true),
      toggle: (rules, on) => this.#switch(rules, on),
      accept: (which) => this.#accept(which),
      refuse: (at) => this.#refuse(names(this.found.source, this.found, at), true),
      again: (edit) => this.#refuse(edit.names, false),
    }, say);
  }

  /** Starts the engine; the source can be written meanwhile. */
  async start() {
    try {
      this.#vocabulary = await this.engine.start();
      await this.read();
    } catch (error) {
      tell('engine', this.#say('broken', error.message));
    }
  }

  /** What shows the reading. */
  get view() {
    return this.#view;
  }

  /** How the source is read. */
  get options() {
    return { script: $('script').value, without: [...this.#without] };
  }

  get #length() {
    return Number($('budget').value);
  }

  #written() {
    clearTimeout(this.#waiting);
    if (this.editor.length > AT_ONCE) this.#waiting = setTimeout(() => this.read(), PAUSE);
    else this.read();
  }

  /** Reads with the newest text and choices, and shows what came out. */
  async read() {
    if (!this.#vocabulary) return;
    this.#run += 1;
    const mine = this.#run;
    const text = this.editor.text;
    clearTimeout(this.#waiting); // This is the reading that was waited for.
    clearTimeout(this.#patience);
    const isEmpty = text.trim() === '';
    if (!isEmpty && $('progress').hidden) this.#patience = setTimeout(() => ($('progress').hidden = false), PATIENCE);
    let found = null;
    try {
      // Nothing is shown before the editor has drawn what was written.
      found = await (isEmpty ? null : this.engine.read(text, this.options, this.#length, this.#refused));
      if (found) hush('engine');
    } catch (error) {
      if (mine === this.#run) tell('engine', this.#say('broken', error.message));
    }
    if (mine !== this.#run) return;
    this.found = found;
    clearTimeout(this.#patience);
    $('progress').hidden = true;
    this.show();
  }

  /** Paints the marks anew. */
  paint() {
    this.#view.paint();
  }

  /** Shows what was read. */
  show() {
    const { found } = this;
    if (!this.#vocabulary) return;
    for (const id of ['card', 'reading', 'budget-row']) $(id).hidden = !found;
    $('empty').hidden = Boolean(found);
    $('status').textContent = found ? this.#say('status', characters(found.text), found.edits.length / 6) : '';
    this.shown();
    this.#panes.show();
    if (!found) {
      this.editor.paint(null);
      return this.#view.clear();
    }
    const { rules, kinds } = this.#vocabulary;
    const language = document.documentElement.lang;
    this.#view.show(found, { kinds, language });
    this.editor.paint(found, rules.map((rule) => rule.reason[languages.indexOf(language)]));
  }

  /** All rules of repair, and which of them are switched off. */
  get rules() {
    return { rules: this.#vocabulary.rules, without: this.#without };
  }

  #switch(rules, on) {
    for (const rule of rules) this.#without[on ? 'delete' : 'add'](rule);
    this.read();
  }

  /** Writes repairs into the source that was read. */
  #accept(which) {
    const { edits, text, source } = this.found;
    if (source !== this.editor.text) return;
    this.editor.change(which.map((at) => {
      const [from, to, start, end] = edits.subarray(at * 6, at * 6 + 4);
      return { from, to, insert: text.slice(start, end) };
    }));
  }

  /** Leaves an edit out from now on, by its names, or takes it in again. */
  #refuse(edit, out) {
    if (out) refuse(this.#refused, edit);
    else for (const name of edit) this.#refused.delete(name);
    choose('refused', [...this.#refused].join());
    this.read();
  }

  /** Gives the editor the words of the page's language. */
  translate() {
    this.editor.translate(this.#say('source'), this.#say('placeholder'), this.#say('phrases'));
    this.show();
  }

  /** Another length of the summary. */
  async budget(characters) {
    $('budget').value = characters;
    $('budget-value').textContent = characters;
    for (const preset of document.querySelectorAll('[data-budget]')) {
      preset.setAttribute('aria-pressed', String(preset.dataset.budget === String(characters)));
    }
    const { found } = this;
    if (!found) return;
    this.#asked += 1;
    const mine = this.#asked;
    const report = await this.engine.report(Number(characters)).catch(() => null);
    if (!report || mine !== this.#asked || found !== this.found) return;
    found.report = report;
    this.#view.card(report, document.documentElement.lang);
  }

  /** Says how much of a long text is not shown yet. */
  #rest(count) {
    $('rest').hidden = !count;
    $('rest').textContent = count ? this.#say('rest', count) : '';
  }

  /** Shows in the source where a span of the text comes from; a mere place lights up its facts. */
  #follow(span) {
    this.editor.select(...this.found.offsets.toSource(...span));
    this.#view.light(span[0] < span[1] ? null : span);
  }

  /** Lights up the facts that stand where the caret of the source is. */
  #lightUp(caret) {
    const { found } = this;
    if (found?.source.length !== this.editor.length) return;
    this.#view.light(found.offsets.toText(caret, caret));
    this.#panes.caret(caret);
  }
}

/** Characters as people count them: those beyond the BMP are one. */
function characters(text) {
  let count = text.length;
  for (const _ of text.matchAll(/[\ud800-\udbff]/g)) count -= 1;
  return count;
}
