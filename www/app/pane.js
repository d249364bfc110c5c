/** A pane whose content the second worker answers: asked once for each text and language. */
import { node } from './rows.js';
import { ask } from './secondary.js';
import { wordsOf } from './studywords.js';

export class Pane {
  node;
  #desk;
  #go;
  #shown = null;
  #lang = '';

  /** `desk` has the reading; `go` shows a place of its text. */
  constructor(className, desk, go) {
    this.node = node('section', { className });
    this.#desk = desk;
    this.#go = go;
  }

  /** Shows a place of the text. */
  go(span) {
    this.#go(span);
  }

  /** Asks for what stands in `question` beside the text, and has `draw` make the content of the answer. */
  async fill(name, question, found, lang, draw) {
    if (this.#shown === found.text && this.#lang === lang) return;
    this.#shown = found.text;
    this.#lang = lang;
    const word = wordsOf(lang);
    if (!this.node.firstChild) this.node.append(node('p', { className: 'note' }, word('loading')));
    try {
      const answer = await ask(name, { text: found.text, ...question });
      if (found.text === this.#desk.found?.text) this.node.replaceChildren(...draw(answer, word));
    } catch (error) {
      this.#shown = null;
      this.node.replaceChildren(node('p', { className: 'note' }, word('failed', error.message)));
    }
  }
}
