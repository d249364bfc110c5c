/** The library as a dialog: drafts to open, search, delete and bring back; everything out and in as one file. */
import { node } from './rows.js';
import { save } from './take.js';

const $ = (id) => document.getElementById(id);

export class Shelf {
  #draft;
  #say;
  #show;
  #gone = new Set();
  #turn = 0;
  #dialog = $('library');

  /** `draft` has the library; `say` gives words; `show` is called when a draft was put on the desk. */
  constructor(draft, say, show) {
    this.#draft = draft;
    this.#say = say;
    this.#show = show;
    $('library-close').addEventListener('click', () => this.#dialog.close());
    $('library-search').addEventListener('input', () => this.#list());
    $('library-export').addEventListener('click', () => this.#try(() => this.#export()));
    $('library-import').addEventListener('click', () => $('library-file').click());
    $('library-file').addEventListener('change', () => this.#try(() => this.#import()));
    this.#dialog.addEventListener('click', (event) => {
      const box = this.#dialog.getBoundingClientRect();
      const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (event.target === this.#dialog && !isInside) this.#dialog.close();
    });
  }

  async open() {
    this.#gone.clear();
    $('library-note').textContent = this.#draft.library ? '' : this.#say('refused.save');
    $('library-export').disabled = $('library-import').disabled = !this.#draft.library;
    this.#dialog.showModal();
    await this.#try(async () => {
      await this.#draft.flush();
      await this.#list();
    });
  }

  async #try(act) {
    try {
      await act();
    } catch (error) {
      $('library-note').textContent = this.#say('failed', error.message);
    }
  }

  async #list() {
    this.#turn += 1;
    const turn = this.#turn;
    const drafts = (await this.#draft.library?.list($('library-search').value, this.#gone)) ?? [];
    if (turn !== this.#turn) return; // A newer search is on its way.
    $('drafts').replaceChildren(...drafts.map((draft) => this.#row(draft)));
    if (!drafts.length && this.#draft.library) $('drafts').append(node('li', { className: 'none' }, this.#say('library.none')));
  }

  #row(draft) {
    const { id, title, text, changed, deleted } = draft;
    if (deleted) {
      const back = this.#button('undo', async () => {
        this.#gone.delete(id);
        await this.#draft.library.remove(id, false);
      });
      return node('li', { className: 'gone' }, node('span', {}, this.#say('deleted', title)), back);
    }
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    const about = ({ text, changed }) => `${when.format(changed)} · ${this.#say('characters', [...text].length)}`;
    const open = node('button', { type: 'button', className: 'draft' }, node('b', { lang: 'zh' }, title), node('small', {}, about(draft)));
    if (id === this.#draft.id) open.setAttribute('aria-current', 'true');
    open.addEventListener('click', () => this.#try(() => this.#bring(id)));
    const before = this.#button('earlier', async () => {
      const texts = (await this.#draft.library.earlier(id)).filter((one) => one.text !== text);
      const rows = texts.map((one) => {
        const take = node('button', { type: 'button', className: 'draft' }, node('small', {}, about(one)));
        take.addEventListener('click', () => this.#try(() => this.#bring(id, one.text)));
        return node('li', {}, take);
      });
      row.append(node('ul', {}, ...(rows.length ? rows : [node('li', { className: 'none' }, this.#say('earlier.none'))])));
      before.remove();
    }, false);
    const remove = this.#button('delete', async () => {
      this.#gone.add(id);
      await this.#draft.library.remove(id);
    });
    const row = node('li', {}, open, before, remove);
    return row;
  }

  /** Puts a draft on the desk, with an earlier text of it as a step that can be undone. */
  async #bring(id, text = null) {
    await this.#draft.open(id);
    this.#dialog.close();
    this.#show(text);
  }

  #button(word, act, again = true) {
    const button = node('button', { type: 'button', className: 'quiet' }, this.#say(word));
    button.addEventListener('click', () => this.#try(async () => {
      await act();
      if (again) await this.#list();
    }));
    return button;
  }

  async #export() {
    const day = new Date().toISOString().slice(0, 10);
    save(await this.#draft.library.export(), 'application/json', `jiyao-${day}.json`);
  }

  async #import() {
    const [file] = $('library-file').files;
    $('library-file').value = '';
    if (!file) return;
    const came = await this.#draft.library.import(await file.text());
    await this.#list();
    $('library-note').textContent = this.#say('imported', came);
  }
}
