// Marks in the article by the CSS Custom Highlight API: no node is touched, nothing moves.

import { markSheet } from "./sheet.js";

const able = () => typeof Highlight === "function" && globalThis.CSS?.highlights;
/** Who has painted what: owner → [root, [[kind, range], …]]. */
const painted = new Map();
/** How many owners use the sheet of a document or shadow root. */
const users = new Map();

/**
 * The highlight of a kind. What is registered later lies on top: no `priority`, for WebKit writes past
 * its list of marks where a lower one comes after a higher one (WebKit/WebKit#16362, seen in 2.50).
 */
function registered(kind) {
  const name = `jiyao-${kind}`;
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
  return CSS.highlights.get(name);
}

/** Paints `list` of [kind, range] in the tree of `root`, in place of what `owner` has painted before; later `kinds` lie on top. */
export function paint(owner, root, list, kinds) {
  unpaint(owner);
  if (!able() || !list.length) return;
  kinds.forEach(registered);
  for (const [kind, range] of list) registered(kind).add(range);
  painted.set(owner, [root, list]);
  const count = users.get(root) ?? 0;
  if (!count) root.adoptedStyleSheets = [...root.adoptedStyleSheets, markSheet()];
  users.set(root, count + 1);
}

/** Takes away what `owner` has painted, and with the last owner the names. */
export function unpaint(owner) {
  const [root, list] = painted.get(owner) ?? [];
  if (!root) return;
  painted.delete(owner);
  for (const [kind, range] of list) registered(kind).delete(range);
  if (!painted.size) for (const name of [...CSS.highlights.keys()]) if (/^jiyao-/.test(name)) CSS.highlights.delete(name);
  const count = users.get(root) - 1;
  if (count) return void users.set(root, count);
  users.delete(root);
  root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== markSheet());
}
