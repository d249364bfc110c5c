/** Problems in the source: underlined, each with its reason; the lines move with the text until they are drawn anew. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

const flagged = StateEffect.define();

/** Neither the colour nor the form is that of what repair changes. */
const theme = EditorView.theme({
  '.flag': { textDecoration: 'underline wavy 1.5px var(--amber)', textUnderlineOffset: '.3em', textDecorationSkipInk: 'none' },
  '.flag.maybe': { textDecorationStyle: 'dashed' },
});

const field = StateField.define({
  create: () => Decoration.none,
  update(flags, step) {
    let kept = step.docChanged ? flags.map(step.changes) : flags;
    for (const effect of step.effects) if (effect.is(flagged)) kept = Decoration.set(effect.value, true);
    return kept;
  },
  provide: (flags) => EditorView.decorations.from(flags),
});

/** Underlines `{ from, to, certain, title }`; what has no words has no line. */
export function flag(view, list) {
  const flags = list
    .filter(({ from, to }) => from < to && to <= view.state.doc.length)
    .map(({ from, to, certain, title }) => Decoration.mark({ class: certain ? 'flag' : 'flag maybe', attributes: { title } }).range(from, to));
  const effects = [flagged.of(flags)];
  if (!view.state.field(field, false)) effects.unshift(StateEffect.appendConfig.of([field, theme]));
  view.dispatch({ effects });
}
