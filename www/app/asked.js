/** A worker that is asked: each question gets its own answer, or an error that says why it gets none. */
import { script } from './trust.js';

export class Asked {
  #worker;
  #waiting = new Map();
  #last = 0;
  #trapped;

  /** `file` stands beside this one; `broken` is called when the worker fails by itself, `trapped` when its engine does. */
  constructor(file, { broken = () => {}, trapped = () => {} }) {
    this.#trapped = trapped;
    this.#worker = new Worker(script(new URL(file, import.meta.url)), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }) => this.#settle(data));
    this.#worker.addEventListener('error', (event) => {
      broken();
      this.#drop(event.message || 'worker');
    });
  }

  ask(name, question) {
    return new Promise((done, failed) => {
      this.#waiting.set(++this.#last, { done, failed });
      this.#worker.postMessage({ id: this.#last, name, ...question });
    });
  }

  /** Ends the worker: nothing that is asked will be answered. */
  end() {
    this.#worker.terminate();
    this.#drop('worker');
  }

  #drop(error) {
    for (const id of [...this.#waiting.keys()]) this.#settle({ id, error });
  }

  #settle({ id, answer, error, trap }) {
    const { done, failed } = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) return done(answer);
    failed(new Error(error));
    if (trap) this.#trapped();
  }
}
