/** Marks in the source: what repair changes, where bytes are lost, which words a fact stands on. */
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';

/** Paints a reading: `{ found, reasons }`, or null for nothing. */
export const marked = StateEffect.define();
/** Lights a span `[start, end]`, or null. */
export const light = StateEffect.define();

/** More edits than this are listed beside the source and not painted in it. */
const MANY = 20_000;

/** A place where repair adds words and takes none away. */
class Added extends WidgetType {
  constructor(title) {
    super();
    this.title = title;
  }

  eq(other) {
    return other.title === this.title;
  }

  toDOM() {
    const node = document.createElement('span');
    node.className = 'added';
    node.title = this.title;
    node.setAttribute('aria-hidden', 'true');
    return node;
  }
}

function decorations({ found, reasons }) {
  const { edits, text, damage, offsets } = found;
  const list = [];
  for (let at = 0; at < Math.min(edits.length, MANY * 6); at += 6) {
    const [start, end, textStart, textEnd, rule, certain] = edits.subarray(at, at + 6);
    const words = text.slice(textStart, textEnd);
    const title = words ? `→ ${words}\n${reasons[rule]}` : reasons[rule];
    if (start === end) list.push([start, end, Decoration.widget({ widget: new Added(title), side: 1 })]);
    else {
      const name = words ? `edit${certain ? '' : ' likely'}` : 'gone';
      list.push([start, end, Decoration.mark({ class: name, attributes: { title } })]);
    }
  }
  for (let at = 0; at < damage.length; at += 2) {
    const [start, end] = offsets.toSource(damage[at], damage[at + 1]);
    if (start < end) list.push([start, end, Decoration.mark({ class: 'lost' })]);
  }
  list.sort((a, b) => a[0] - b[0] || a[2].startSide - b[2].startSide);
  const builder = new RangeSetBuilder();
  for (const [start, end, mark] of list) builder.add(start, end, mark);
  return builder.finish();
}

const lit = Decoration.mark({ class: 'lit' });

/** The marks move with the text until the next reading sets them anew. */
const field = (effect, make) =>
  StateField.define({
    create: () => Decoration.none,
    update(marks, step) {
      let kept = step.docChanged ? marks.map(step.changes) : marks;
      for (const found of step.effects) if (found.is(effect)) kept = found.value ? make(found.value) : Decoration.none;
      return kept;
    },
    provide: (marks) => EditorView.decorations.from(marks),
  });

export const painted = [
  field(marked, decorations),
  field(light, ([start, end]) => (start < end ? Decoration.set(lit.range(start, end)) : Decoration.none)),
];
