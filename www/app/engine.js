/** The page's side of the worker: typing never waits for a reading, and the newest text wins. */
import { Asked } from './asked.js';
import { Offsets } from './offsets.js';

export class Engine {
  #worker = null;
  #busy = false;
  #next = null;

  /** Starts the worker; rejects where the engine does not load. @returns its vocabulary */
  start() {
    this.#worker?.end();
    // What trapped may have left its memory in disorder.
    this.#worker = new Asked('./worker.js', { trapped: () => this.start().catch(() => {}) });
    return this.#worker.ask('start', {});
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
    return this.#worker.ask('report', { budget });
  }

  /** The problems of a reading, or null where it is no longer the last. */
  problems({ turn }) {
    return this.#worker.ask('problems', { turn });
  }

  /** The last reading as `html`, `markdown` or `plain`. */
  take(what) {
    return this.#worker.ask('take', { what });
  }

  async #turn() {
    if (this.#busy || !this.#next) return;
    const { text, options, budget, known, done, failed } = this.#next;
    this.#next = null;
    this.#busy = true;
    try {
      const found = await this.#worker.ask('read', { text, options, budget, known });
      done(Object.assign(found, { source: text, script: options.script, offsets: new Offsets(found.edits) }));
    } catch (error) {
      failed(error);
    }
    this.#busy = false;
    this.#turn();
  }
}
