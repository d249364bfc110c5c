/** The draft on the desk: saved as it is written, followed when another page of ours writes it, split rather than lost. */
import { choose, chosen, kept, keep } from './choices.js';
import { Library } from './library.js';

/** How long after the last key a draft is saved: milliseconds. */
const PAUSE = 400;

const name = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (number) => number.toString(36)).join('');

export class Draft {
  #editor;
  #title;
  #tell;
  #id = name();
  #version = 0;
  #saved = '';
  #titled = '';
  #timer = 0;
  #work = Promise.resolve();
  #turn = 0;

  /** The library, or null where the browser keeps nothing. */
  library = null;

  /** `title` gives the title of what is written; `tell` hears `saving`, `saved`, `split`, `refused`, `full`. */
  constructor(editor, { title, tell }) {
    this.#editor = editor;
    this.#title = title;
    this.#tell = tell;
  }

  /** Opens the library and, unless something is written already or `fresh` is asked for, the last draft. */
  async start(fresh) {
    // What is to be saved meanwhile waits for it.
    this.#work = Library.open().then(
      (library) => (this.library = library),
      (error) => this.#tell('refused', error),
    );
    await this.#work;
    if (!this.library) return;
    this.library.listen((news) => this.#hear(news));
    const last = kept('draft') ?? chosen('draft', '');
    if (!fresh && last) await this.open(last, true);
    this.changed();
  }

  get id() {
    return this.#id;
  }

  /** Whether all that is written is saved. */
  get isSaved() {
    return this.#editor.text === this.#saved || (!this.#version && !this.#editor.text.trim());
  }

  /** Something was written. */
  changed() {
    clearTimeout(this.#timer);
    if (!this.library || this.isSaved) return;
    this.#tell('saving');
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** The title may be known only after the text was saved. */
  named() {
    if (!this.#version || !this.isSaved || this.#title() === this.#titled) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Saves now. @returns {Promise<boolean>} whether all is saved. */
  flush() {
    clearTimeout(this.#timer);
    this.#work = this.#work.then(() => this.#save());
    return this.#work.then(() => this.isSaved);
  }

  /** Puts a draft of the library on the desk, or only on an empty one. What was asked for later wins. */
  async open(id, empty = false) {
    this.#turn += 1;
    const turn = this.#turn;
    await this.flush();
    const draft = await this.library.get(id);
    const isLate = turn !== this.#turn || (empty && this.#editor.length > 0);
    if (!draft || draft.deleted || isLate || !(await this.flush())) return;
    this.#take(draft);
    this.#editor.reset(draft.text);
    this.#tell('saved', new Date(draft.changed));
  }

  /** Puts a new draft on the desk; the last one stays in the library. Without a library the text can be undone to. */
  async fresh(text) {
    this.#turn += 1;
    if (this.library) await this.flush();
    if (!this.isSaved) return this.#editor.replace(text);
    this.#take({ id: name(), version: 0, text: '' });
    this.#editor.reset(text);
  }

  #take({ id, version, text, title }) {
    this.#id = id;
    this.#version = version;
    this.#saved = text;
    this.#titled = title;
    keep('draft', id);
    if (version) choose('draft', id);
  }

  async #save() {
    const text = this.#editor.text;
    const title = this.#title();
    if (!this.library || (this.isSaved && (!this.#version || title === this.#titled))) return;
    try {
      let id = this.#id;
      let version = await this.library.save({ id, version: this.#version, title, text });
      if (!version) {
        const theirs = await this.library.get(id);
        if (theirs?.text === text && !theirs.deleted) {
          version = theirs.version;
        } else {
          id = name();
          version = await this.library.save({ id, version: 0, title, text });
          this.#tell('split');
        }
      }
      this.#take({ id, version, text, title });
      if (this.isSaved) this.#tell('saved', new Date());
      else this.changed();
    } catch (error) {
      if (error.name === 'AbortError') return this.changed(); // The page was put aside.
      this.#tell(error.name === 'QuotaExceededError' ? 'full' : 'refused', error);
    }
  }

  /** Another page has saved a draft: where it is ours and nothing new is written here, it is shown. */
  #hear({ id, version }) {
    this.#work = this.#work.then(async () => {
      if (id !== this.#id || version <= this.#version || !this.isSaved) return;
      const draft = await this.library.get(id).catch(() => null);
      if (!draft || draft.deleted || draft.version <= this.#version || !this.isSaved) return;
      this.#take(draft);
      this.#editor.follow(draft.text);
      this.#tell('saved', new Date(draft.changed));
    });
  }
}
