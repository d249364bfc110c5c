/** The source: CodeMirror in a shadow root, where its styles need no permission of the page's policy. */
import { history, historyKeymap, insertNewline, standardKeymap, undo } from '@codemirror/commands';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder, ViewPlugin } from '@codemirror/view';
import { alike } from './alike.js';
import { light, marked, painted } from './marks.js';
import { textOf } from './paste.js';

const theme = EditorView.theme({
  '&': { height: '100%', color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit', overflow: 'auto' },
  '.cm-content': { padding: '1rem 0 35%', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1.1rem' },
  '.cm-placeholder': { color: 'var(--soft)' },
  '.edit': { textDecoration: 'underline 2px var(--red)', textUnderlineOffset: '.25em', textDecorationSkipInk: 'none' },
  '.edit.likely': { textDecorationStyle: 'dotted' },
  '.gone': { color: 'var(--soft)', textDecoration: 'line-through 1px var(--red)' },
  '.added::after': { content: '"‸"', color: 'var(--red)', fontWeight: '700' },
  '.lost': { backgroundColor: 'color-mix(in srgb, var(--red) 22%, transparent)', textDecoration: 'underline wavy 1px var(--red)' },
  '.lit': { backgroundColor: 'var(--found)', borderRadius: '2px' },
});

/** Prose has no indentation to keep: a new line is a new line. */
const keys = [
  { key: 'Enter', run: insertNewline, shift: insertNewline },
  { key: 'Mod-f', run: (view) => (find(view), true) },
  ...historyKeymap,
  ...standardKeymap.filter(({ key }) => key !== 'Enter'),
];

const finding = new Compartment();

/** Search is fetched when it is first asked for. */
async function find(view) {
  const { open } = await import('./find.js');
  open(view, finding);
}

export class Editor {
  #view;
  #words = new Compartment();
  #held = null;
  #joined = {};
  #written;
  #changed;
  #say = null;

  /**
   * `written` hears of every new text before it is drawn and must leave the editor alone; `changed` hears of it when it is,
   * `moved` of the place of the caret when the user moves it.
   */
  constructor(host, { written, changed, moved }) {
    this.#written = written;
    this.#changed = changed;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
    this.#view = new EditorView({ parent: root, root, state: this.#state('') });
    this.#view.dom.style.height = '100%';
    this.moved = moved;
  }

  #state(text) {
    // What reads the text need not wait for its lines to be drawn.
    const early = ViewPlugin.define(() => ({ update: ({ docChanged }) => docChanged && this.#written() }));
    const listen = EditorView.updateListener.of((update) => {
      if (update.docChanged) this.#changed();
      else if (update.selectionSet && update.transactions.some((step) => step.isUserEvent('select'))) this.moved(this.caret);
    });
    return EditorState.create({
      doc: text,
      extensions: [
        theme, history(), keymap.of(keys), EditorView.lineWrapping, painted, finding.of([]), early, listen,
        this.#words.of(this.#say ?? []),
        EditorView.domEventHandlers({
          compositionend: () => void setTimeout(() => this.#release()),
          paste: (event) => this.#paste(event),
        }),
      ],
    });
  }

  /** Gives the words that the editor shows itself. */
  translate(label, hint, phrases) {
    this.#say = [
      placeholder(hint),
      EditorView.contentAttributes.of({ 'aria-label': label, lang: 'zh', tabindex: '0', spellcheck: 'false', autocorrect: 'off', translate: 'no' }),
      EditorState.phrases.of(phrases),
    ];
    this.#view.dispatch({ effects: this.#words.reconfigure(this.#say) });
  }

  /** The whole text; joined once for each state of the document, which is asked for it several times a key. */
  get text() {
    const { doc } = this.#view.state;
    if (doc !== this.#joined.doc) this.#joined = { doc, text: doc.toString() };
    return this.#joined.text;
  }

  get length() {
    return this.#view.state.doc.length;
  }

  get caret() {
    return this.#view.state.selection.main.head;
  }

  /** What is selected, or the caret twice. */
  get selection() {
    const { from, to } = this.#view.state.selection.main;
    return { from, to };
  }

  /** CodeMirror's own, for what is fetched later. */
  get view() {
    return this.#view;
  }

  /** Another document: what was done in the last one cannot be undone in this one. */
  reset(text) {
    this.#view.setState(this.#state(text));
    this.#written();
    this.#changed();
  }

  /** Replaces everything, as one step that can be undone. */
  replace(text) {
    const { doc } = this.#view.state;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /** Becomes `text`, which another page of ours has written; the caret stays with its words. */
  follow(text) {
    const old = this.text;
    const { head: from, tail } = alike(old, text);
    if (old !== text) this.#view.dispatch({ changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) } });
  }

  /** Replaces pieces of the source, `{ from, to, insert }` each, as one step that can be undone. */
  change(pieces) {
    this.#view.dispatch({ changes: pieces, userEvent: 'input.repair' });
  }

  /** Puts words where the caret is, as the user's own. */
  insert(text) {
    this.#view.dispatch(this.#view.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input.paste' });
  }

  /** Pasted markup comes as a reader sees it; what editors of code put beside their text is no better than that. */
  #paste(event) {
    const { clipboardData } = event;
    const markup = clipboardData?.getData('text/html');
    if (!markup || clipboardData.types.some((type) => type.startsWith('vscode'))) return false;
    const words = textOf(markup);
    if (!words) return false;
    event.preventDefault();
    this.insert(words);
    return true;
  }

  undo() {
    undo(this.#view);
  }

  focus() {
    this.#view.focus();
  }

  /** Opens the search. */
  find() {
    find(this.#view);
  }

  /** Shows a span of the source: selected, and in the middle of the pane. */
  select(start, end, focus = false) {
    const length = this.length;
    const [anchor, head] = [Math.min(start, length), Math.min(end, length)];
    this.#view.dispatch({
      selection: { anchor, head },
      effects: [EditorView.scrollIntoView(anchor, { y: 'center' }), light.of(anchor < head ? [anchor, head] : null)],
    });
    if (focus) this.focus();
  }

  /** Paints what a reading says of the source; a composition is left alone and painted when it ends. */
  paint(found, reasons) {
    this.#held = { found, reasons };
    if (!this.#view.composing) this.#release();
  }

  #release() {
    if (!this.#held || this.#view.composing) return;
    const { found, reasons } = this.#held;
    this.#held = null;
    if (found && found.source.length !== this.length) return; // Read before the last key; the next reading is on its way.
    this.#view.dispatch({ effects: marked.of(found && { found, reasons }) });
  }
}
