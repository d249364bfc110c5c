/** The page's side of the worker: typing never waits for a reading, and the newest text wins. */
import { Offsets } from './offsets.js';
import { script } from './trust.js';

export class Engine {
  #worker = null;
  #waiting = new Map();
  #last = 0;
  #busy = false;
  #next = null;

  /** Starts the worker; rejects where the engine does not load. @returns its vocabulary */
  start() {
    this.#worker?.terminate();
    this.#drop('worker');
    this.#worker = new Worker(script(new URL('./worker.js', import.meta.url)), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }) => this.#settle(data));
    this.#worker.addEventListener('error', (event) => this.#drop(event.message || 'worker'));
    return this.#ask('start', {});
  }

  /**
   * Reads a text, but for the repairs whose names are `known` as refused. While one is being read only the newest of the
   * others waits.
   * @returns {Promise<object | null>} what came out, with `source`, `script` and `offsets`; null: a newer text took its place.
   */
  read(text, options, budget, known) {
    this.#next?.done(null);
    return new Promise((done, failed) => {
      this.#next = { text, options, budget, known, done, failed };
      this.#turn();
    });
  }

  /** The report of the last reading with another length of the summary. */
  report(budget) {
    return this.#ask('report', { budget });
  }

  /** The problems of a reading, or null where it is no longer the last. */
  problems({ turn }) {
    return this.#ask('problems', { turn });
  }

  /** The last reading as `html`, `markdown` or `plain`. */
  take(what) {
    return this.#ask('take', { what });
  }

  async #turn() {
    if (this.#busy || !this.#next) return;
    const { text, options, budget, known, done, failed } = this.#next;
    this.#next = null;
    this.#busy = true;
    try {
      const found = await this.#ask('read', { text, options, budget, known });
      done(Object.assign(found, { source: text, script: options.script, offsets: new Offsets(found.edits) }));
    } catch (error) {
      failed(error);
    }
    this.#busy = false;
    this.#turn();
  }

  #ask(name, question) {
    return new Promise((done, failed) => {
      this.#waiting.set(++this.#last, { done, failed });
      this.#worker.postMessage({ id: this.#last, name, ...question });
    });
  }

  /** Nothing that is asked will be answered. */
  #drop(error) {
    for (const id of [...this.#waiting.keys()]) this.#settle({ id, error });
  }

  #settle({ id, answer, error, trap }) {
    const { done, failed } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) return done(answer);
    failed(new Error(error));
    if (trap) this.start().catch(() => {}); // What trapped may have left its memory in disorder.
  }
}
