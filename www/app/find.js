/** Search and replace in the source; fetched when it is first asked for. */
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { EditorView, keymap } from '@codemirror/view';

const theme = EditorView.theme({
  '.cm-panels': { color: 'inherit', backgroundColor: 'var(--paper)', font: '.9rem/1.6 var(--sans)' },
  '.cm-panels-top': { borderBlockEnd: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: '.5rem 2rem .5rem .7rem' },
  '.cm-panel.cm-search :is(.cm-textfield, .cm-button)': {
    font: 'inherit', fontSize: '.85rem', color: 'inherit', backgroundImage: 'none', backgroundColor: 'var(--sheet)',
    border: '1px solid var(--line)', borderRadius: '.3rem', padding: '.15rem .5rem', minHeight: '1.9rem',
  },
  '.cm-panel.cm-search label': { fontSize: '.8rem' },
  '.cm-panel.cm-search [name=close]': { minInlineSize: '2rem', minBlockSize: '2rem' },
  '.cm-searchMatch': { backgroundColor: 'var(--found)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--red)' },
});

/** Opens the panel; `place` is where the editor keeps room for the extension. */
export function open(view, place) {
  const has = place.get(view.state);
  if (Array.isArray(has) && !has.length) {
    view.dispatch({ effects: place.reconfigure([search({ top: true }), keymap.of(searchKeymap), theme]) });
  }
  openSearchPanel(view);
}
