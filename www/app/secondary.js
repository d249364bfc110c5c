/** The page's side of the second worker, which has the whole engine; it starts with the first question. */
import { Asked } from './asked.js';

let worker = null;

function forget() {
  worker?.end();
  worker = null;
}

/** Asks `keywords`, `marks`, `duties`, `grounds` or `compare`. A worker that has failed starts anew with the next question. */
export function ask(name, question) {
  worker ??= new Asked('./second.js', { broken: forget, trapped: forget });
  return worker.ask(name, question);
}
