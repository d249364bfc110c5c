/** The page's side of the second worker, which has the whole engine; it starts with the first question. */
import { script } from './trust.js';

let worker = null;
let last = 0;
const waiting = new Map();

function start() {
  worker = new Worker(script(new URL('./second.js', import.meta.url)), { type: 'module' });
  worker.addEventListener('message', ({ data: { id, answer, error } }) => {
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) done(answer);
    else failed(new Error(error));
  });
  // It may start with the next question.
  worker.addEventListener('error', (event) => {
    worker = null;
    for (const { failed } of waiting.values()) failed(new Error(event.message || 'worker'));
    waiting.clear();
  });
}

/** Asks `keywords` or `compare`. */
export function ask(name, question) {
  if (!worker) start();
  return new Promise((done, failed) => {
    last += 1;
    waiting.set(last, { done, failed });
    worker.postMessage({ id: last, name, ...question });
  });
}
