// Marks in the article by the CSS Custom Highlight API: no node is touched, nothing moves.

import { markSheet } from "./sheet.js";

const able = () => typeof Highlight === "function" && globalThis.CSS?.highlights;
/** Who has painted what: owner → [root, [[name, range], …]]. */
const painted = new Map();
/** How many owners use the sheet of a document or shadow root. */
const users = new Map();

function registered(name, priority) {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

/** Paints `list` of [kind, range] in the tree of `root`, in place of what `owner` has painted before. */
export function paint(owner, root, list, kinds) {
  unpaint(owner);
  if (!able() || !list.length) return;
  const pairs = list.map(([kind, range]) => [`jiyao-${kind}`, range, kinds.indexOf(kind) + 1]);
  for (const [name, range, priority] of pairs) registered(name, priority).add(range);
  painted.set(owner, [root, pairs]);
  const count = users.get(root) ?? 0;
  if (!count) root.adoptedStyleSheets = [...root.adoptedStyleSheets, markSheet()];
  users.set(root, count + 1);
}

/** Takes away what `owner` has painted. */
export function unpaint(owner) {
  const [root, pairs] = painted.get(owner) ?? [];
  if (!root) return;
  painted.delete(owner);
  for (const [name, range] of pairs) {
    const highlight = CSS.highlights.get(name);
    if (highlight?.delete(range) && !highlight.size) CSS.highlights.delete(name);
  }
  const count = users.get(root) - 1;
  if (count) return void users.set(root, count);
  users.delete(root);
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== markSheet());
}
