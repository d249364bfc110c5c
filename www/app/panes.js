/**
 * The panes below the source: what an editor should look at, and what repair did. They are filled in the quiet behind the
 * last key, by scripts that are fetched when the first text has been read: a key and a first view wait for neither.
 */
import { choose, chosen } from './choices.js';

const $ = (id) => document.getElementById(id);
const NAMES = ['problems', 'repairs'];

/** So long after the last reading: milliseconds. */
const QUIET = 250;

export class Panes {
  #desk;
  #say;
  #acts;
  #made = null;
  #timer = 0;
  #filled = null;
  #wish = null;

  /** `desk` has the reading, the engine and the editor; `acts` is what the buttons of the repairs do. */
  constructor(desk, acts, say) {
    this.#desk = desk;
    this.#acts = acts;
    this.#say = say;
    const open = chosen('pane', NAMES[0]);
    for (const name of NAMES) {
      $(name).open = name === open;
      $(name).addEventListener('toggle', () => {
        if ($(name).open) choose('pane', name);
        else if (chosen('pane', NAMES[0]) === name) choose('pane', '');
        this.#made?.[name].draw();
      });
    }
    document.addEventListener('keydown', (event) => this.#key(event));
  }

  /** There is a new reading, or none. */
  show() {
    const { found } = this.#desk;
    clearTimeout(this.#timer);
    this.#filled = null;
    $('panes').hidden = !found;
    $('repair-count').textContent = found ? this.#say('count', found.edits.length / 6) : '';
    if (found) this.#timer = setTimeout(() => this.#fill(found), QUIET);
    else for (const name of NAMES) this.#made?.[name].show(null, {});
  }

  /** The caret was moved. */
  caret(at) {
    if (this.#filled) for (const name of NAMES) this.#made[name].caret(at);
  }

  async #fill(found) {
    const { editor, engine } = this.#desk;
    const [list] = await Promise.all([engine.problems(found), this.#make()]).catch(() => [null]);
    if (!list || found !== this.#desk.found || found.source !== editor.text || this.#filled === found) return;
    // Lines that are drawn into a composition would end it.
    if (editor.view.composing) return void (this.#timer = setTimeout(() => this.#fill(found), QUIET));
    this.#made.problems.show(found, list);
    this.#made.repairs.show(found, this.#desk.rules);
    this.#filled = found;
    this.#wish?.();
    this.#wish = null;
  }

  async #make() {
    if (this.#made) return;
    const [{ Problems }, { Repairs }] = await Promise.all([import('./problems.js'), import('./repairs.js')]);
    this.#made ??= { problems: new Problems(this.#desk.editor, this.#say), repairs: new Repairs(this.#acts, this.#say) };
  }

  /** Whatever has the focus: the next problem, the one before, the fix. A key that comes too early is kept. */
  #key(event) {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (event.defaultPrevented || event.isComposing || ctrlKey || metaKey || document.querySelector('dialog[open]')) return;
    let run = null;
    if (key === 'F8' && !altKey) run = () => this.#made.problems.next(shiftKey ? -1 : 1);
    if (key === 'Enter' && altKey && !shiftKey) run = () => this.#made.problems.fix();
    if (!run || !this.#desk.found) return;
    event.preventDefault();
    if (this.#filled?.source === this.#desk.editor.text) return run();
    this.#wish = run;
    if (!this.#filled) this.#fill(this.#desk.found);
  }
}
