/**
 * The drafts, kept in IndexedDB on this machine. A draft that was saved elsewhere meanwhile is never written over:
 * its version, which counts the savings and asks no clock, tells.
 */
import { openDB } from 'idb';

const FORMAT = 'jiyao.library';
/** How long a deleted draft can come back: milliseconds. */
const GRACE = 24 * 3600_000;
/** How many earlier texts of a draft are kept, and how far apart at least: milliseconds. */
const KEPT = 20;
const APART = 5 * 60_000;

/** While a page is put aside, none of its steps goes on: one that is left undone would hold up the steps of all other pages. */
const steps = new Set();
let asleep = null;
addEventListener('pagehide', ({ persisted }) => {
  if (!persisted) return;
  asleep = new Promise((done) => addEventListener('pageshow', done, { once: true }));
  for (const step of steps) {
    try {
      step.abort();
    } catch {
      // It is being finished.
    }
  }
});

export class Library {
  #db;
  #channel = globalThis.BroadcastChannel && new BroadcastChannel(FORMAT);

  /** Opens the library; rejects where the browser keeps nothing. */
  static async open() {
    const library = new Library();
    await library.#connect();
    library.#purge().catch(() => {}); // Old deletions can wait.
    return library;
  }

  async #connect() {
    this.#db = await openDB(FORMAT, 1, {
      upgrade(db) {
        db.createObjectStore('drafts', { keyPath: 'id' });
        db.createObjectStore('earlier', { keyPath: ['draft', 'version'] });
      },
      blocking: (_, __, event) => event.target.close(),
      terminated: () => (this.#db = null),
    });
  }

  async #store(mode) {
    await asleep;
    if (!this.#db) await this.#connect();
    const step = this.#db.transaction(['drafts', 'earlier'], mode, { durability: 'strict' });
    steps.add(step);
    step.done.catch(() => {}).then(() => steps.delete(step));
    return step;
  }

  /** Hears of drafts that other pages save: `{ id, version }`. */
  listen(hear) {
    this.#channel?.addEventListener('message', ({ data }) => hear(data));
  }

  /** All drafts, the newest first; those whose title or text holds `words`. Deleted ones only where `id` is among `gone`. */
  async list(words = '', gone = new Set()) {
    const step = await this.#store('readonly');
    const wanted = words.trim().toLowerCase();
    const holds = ({ title, text }) => `${title}\n${text}`.toLowerCase().includes(wanted);
    const drafts = (await step.objectStore('drafts').getAll()).filter((draft) => (!draft.deleted || gone.has(draft.id)) && holds(draft));
    return drafts.sort((a, b) => b.changed - a.changed);
  }

  /** A draft, or undefined. */
  async get(id) {
    const step = await this.#store('readonly');
    return step.objectStore('drafts').get(id);
  }

  /**
   * Saves a draft that was read or saved as `version`; 0: a new one.
   * @returns {Promise<number>} its new version; 0: someone else has saved it meanwhile, and nothing was written.
   */
  async save({ id, version, title, text }) {
    const step = await this.#store('readwrite');
    const drafts = step.objectStore('drafts');
    const before = await drafts.get(id);
    if ((before?.version ?? 0) !== version || before?.deleted) return 0;
    const now = Date.now();
    if (before && before.text !== text) await keep(step.objectStore('earlier'), before);
    await drafts.put({ id, title, text, version: version + 1, created: before?.created ?? now, changed: now });
    await step.done;
    this.#channel?.postMessage({ id, version: version + 1 });
    return version + 1;
  }

  /** Deletes a draft, or brings it back. */
  async remove(id, deleted = true) {
    const step = await this.#store('readwrite');
    const drafts = step.objectStore('drafts');
    const draft = await drafts.get(id);
    if (draft) await drafts.put({ ...draft, deleted: deleted ? Date.now() : undefined });
    await step.done;
    this.#channel?.postMessage({ id, version: deleted ? 0 : draft?.version });
  }

  /** Earlier texts of a draft, the newest first. */
  async earlier(id) {
    const step = await this.#store('readonly');
    return (await step.objectStore('earlier').getAll(IDBKeyRange.bound([id, 0], [id, Infinity]))).reverse();
  }

  /** Everything as one text. */
  async export() {
    const drafts = (await this.list()).map(({ id, title, text, created, changed }) => ({ id, title, text, created, changed }));
    return JSON.stringify({ format: FORMAT, version: 1, drafts }, null, 1);
  }

  /**
   * Takes in what `export` wrote. A draft that is here with other words comes as another one beside it.
   * @returns {Promise<number>} how many came; throws where the text is no library.
   */
  async import(words) {
    const { format, drafts } = JSON.parse(words);
    const isDraft = (draft) => typeof draft?.id === 'string' && typeof draft.text === 'string';
    if (format !== FORMAT || !Array.isArray(drafts) || !drafts.every(isDraft)) throw new TypeError(FORMAT);
    const step = await this.#store('readwrite');
    const store = step.objectStore('drafts');
    let came = 0;
    for (const { id, title, text, created, changed } of drafts) {
      const here = await store.get(id);
      if (here && !here.deleted && here.text === text) continue;
      const number = (time) => (Number.isFinite(time) ? time : Date.now());
      const name = here && !here.deleted ? crypto.randomUUID() : id;
      await store.put({ id: name, title: String(title ?? ''), text, version: (here?.version ?? 0) + 1, created: number(created), changed: number(changed) });
      came += 1;
    }
    await step.done;
    return came;
  }

  /** Forgets what was deleted a day ago. */
  async #purge() {
    const step = await this.#store('readwrite');
    const drafts = step.objectStore('drafts');
    for (const { id, deleted } of await drafts.getAll()) {
      if (!deleted || Date.now() - deleted < GRACE) continue;
      await drafts.delete(id);
      await step.objectStore('earlier').delete(IDBKeyRange.bound([id, 0], [id, Infinity]));
    }
    await step.done;
  }
}

/** Keeps what a draft said, unless that was done a moment ago. */
async function keep(earlier, { id, version, text, changed }) {
  const keys = await earlier.getAllKeys(IDBKeyRange.bound([id, 0], [id, Infinity]));
  const last = keys.length ? await earlier.get(keys.at(-1)) : null;
  if (last && Math.abs(changed - last.changed) < APART && text.length >= last.text.length / 2) return;
  await earlier.put({ draft: id, version, text, changed });
  for (const key of keys.slice(0, Math.max(0, keys.length + 1 - KEPT))) await earlier.delete(key);
}
