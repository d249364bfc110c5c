/** What comes from outside: files that are opened, dropped, shared or handed over by the system. */
import { hush, tell } from './notices.js';

const $ = (id) => document.getElementById(id);

/** `say` gives words; `put` puts a text on the desk as a draft of its own. */
export class Files {
  #say;
  #put;

  constructor(say, put) {
    this.#say = say;
    this.#put = put;
    $('open').addEventListener('click', () => $('file').click());
    $('file').addEventListener('change', async () => {
      const [file] = $('file').files;
      $('file').value = '';
      await this.open(file);
    });
    $('sample').addEventListener('click', () => this.#sample());
    this.#drop();
    globalThis.launchQueue?.setConsumer(async ({ files }) => this.open(await files[0]?.getFile()));
  }

  /** Opens a file; where it has no text, the reader hears why and the desk stays as it is. */
  async open(file) {
    if (!file) return;
    const say = this.#say;
    try {
      const { open } = await import('./open.js');
      const { text, encoding, lossy } = await open(file);
      await this.#put(text);
      if (lossy) tell('file', say('lossy', file.name));
      else if (encoding !== 'utf-8') tell('file', say('encoding', file.name, encoding.toUpperCase()));
      else hush('file');
    } catch (error) {
      const reasons = { binary: () => say('binary', file.name), locked: () => say('locked', file.name), damaged: () => say('damaged', file.name), other: () => say('unread', file.name, error.message) };
      tell('file', (reasons[error.reason] ?? reasons.other)());
    }
  }

  /** What another program has shared; the service worker keeps it until it is read here. */
  async shared() {
    const store = await caches.open('shared');
    const place = new URL('../shared', import.meta.url);
    const shared = await store.match(place);
    if (!shared) return;
    await this.open(new File([await shared.blob()], decodeURIComponent(shared.headers.get('x-name'))));
    await store.delete(place);
  }

  async #sample() {
    try {
      const response = await fetch(new URL('../samples/district-meeting-spoilt.txt', import.meta.url));
      if (!response.ok) throw new Error(String(response.status));
      await this.#put(await response.text());
    } catch (error) {
      tell('file', this.#say('unread', this.#say('sample'), error.message));
    }
  }

  /** The whole page takes files; words that are dragged stay the editor's business. */
  #drop() {
    const hasFiles = (event) => event.dataTransfer?.types.includes('Files');
    for (const kind of ['dragenter', 'dragover']) {
      document.addEventListener(kind, (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        document.body.classList.add('dropping');
      }, true);
    }
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) document.body.classList.remove('dropping');
    });
    document.addEventListener('drop', (event) => {
      document.body.classList.remove('dropping');
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      this.open(event.dataTransfer.files[0]);
    }, true);
  }
}
