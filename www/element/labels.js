// Labels at the marks, for whoever cannot or will not tell lines apart: the word of the kind, small, above where a mark
// begins. They lie in a layer of their own, so that the article is not touched. Loaded only where somebody asks for them.

import { sheet } from "./sheet.js";

/** So far beyond the window labels are there already, and so high is one: pixels. */
const AHEAD = 400;
const HIGH = 10;

const css = `
[part="labels"] { position: absolute; inset: 0 auto auto 0; inline-size: 0; block-size: 0; pointer-events: none; }
[part="labels"] span {
  position: absolute; padding: 0 2px; color: var(--muted); background: var(--paper); border-radius: 2px; white-space: nowrap;
  font: 10px/1 system-ui, sans-serif; writing-mode: horizontal-tb;
}
@media print { [part="labels"] { display: none; } }
`;

export const labelsSheet = () => sheet("labels", css);

export class Labels {
  /** The layer: to be put where it is never hidden. */
  node = document.createElement("div");
  #article = null;
  #kinds = [];
  #say;
  #waiting = 0;
  #size = new ResizeObserver(() => this.#soon());

  constructor() {
    this.node.setAttribute("part", "labels");
    this.node.setAttribute("aria-hidden", "true");
  }

  /** Labels what is painted of `kinds` in `article`, by the words that `say` gives; null: nothing. */
  show(article, kinds, say) {
    if (this.#article !== article) {
      this.#size.disconnect();
      const turn = article ? addEventListener : removeEventListener;
      for (const name of ["scroll", "resize"]) turn(name, this.#soon, { capture: true, passive: true });
      if (article) this.#size.observe(article);
    }
    [this.#article, this.#kinds, this.#say] = [article, kinds, say];
    this.#soon();
  }

  #soon = () => {
    this.#waiting ||= requestAnimationFrame(() => {
      this.#waiting = 0;
      this.#place();
    });
  };

  #place() {
    if (this.#article && !this.node.isConnected) return this.show(null);
    const marks = this.#article ? this.#marks() : [];
    const origin = this.node.getBoundingClientRect();
    // Labels stand in the order of the text; none covers another, and none stands behind its mark.
    marks.sort((a, b) => a.line - b.line || a.from - b.from);
    let line = NaN;
    let free = 0;
    const labels = [];
    for (const { kind, box, upright, line: own, from, to } of marks) {
      if (own !== line) [line, free] = [own, -Infinity];
      const at = Math.max(from, free);
      if (at > to - HIGH) continue;
      const label = document.createElement("span");
      label.textContent = this.#say(kind);
      const long = [...label.textContent].reduce((sum, c) => sum + (c > "⺀" ? HIGH : HIGH * 0.6), 4);
      label.style.left = `${(upright ? at : box.right - HIGH / 2) - origin.left}px`;
      label.style.top = `${(upright ? box.top - HIGH / 2 : at) - origin.top}px`;
      labels.push(label);
      free = at + (upright ? long : HIGH) + 2;
    }
    this.node.replaceChildren(...labels);
  }

  /** What is painted near the window: each with its first box, the line that it stands on, from where to where. */
  #marks() {
    const upright = !getComputedStyle(this.#article).writingMode.startsWith("vertical");
    const pane = seen(this.#article);
    const found = [];
    for (const kind of this.#kinds) {
      for (const range of CSS.highlights?.get(`jiyao-${kind}`) ?? []) {
        if (!this.#article.contains(range.startContainer)) continue;
        const box = range.getClientRects()[0];
        if (!box || box.bottom < pane.top || box.top > pane.bottom || box.right < pane.left || box.left > pane.right) continue;
        const [line, from, to] = upright ? [box.top, box.left, box.right] : [-box.right, box.top, box.bottom];
        found.push({ kind, box, upright, line: Math.round(line), from, to });
      }
    }
    return found;
  }
}

/** Where marks of an article can be seen: in the pane that it scrolls in, or near the window. */
function seen(article) {
  let pane = article;
  while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflow)) pane = pane.parentElement;
  return pane && pane !== document.documentElement && pane !== document.body
    ? pane.getBoundingClientRect()
    : { top: -AHEAD, bottom: innerHeight + AHEAD, left: -AHEAD, right: innerWidth + AHEAD };
}
