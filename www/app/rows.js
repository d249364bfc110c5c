/** What the rows of the panes are made of. */

/** So many characters around a place say where it is. */
const AROUND = 6;
/** Longer words are shown by their two ends. */
const LONG = 40;

/** An element with properties and content. */
export function node(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

/** A button; `act` names what it does, so that the focus finds its like when the rows are made anew. */
export function button(act, className, content, run) {
  const made = node('button', { type: 'button', className }, ...[content].flat());
  made.dataset.act = act;
  made.addEventListener('click', run);
  return made;
}

/** What stands at a place, with a few words before and behind that are not meant. */
export function amid(text, start, end, ...middle) {
  // Of the sentence before, not even its stop.
  const before = text.slice(Math.max(0, start - AROUND), start).split(/[\n。！？；]/).at(-1).replace(/^[，、：]/, '');
  const after = text.slice(end, end + AROUND).split('\n')[0];
  const around = (words) => (words ? [node('span', { className: 'around' }, whole(words))] : []);
  return [...around(before), ...middle, ...around(after)];
}

/** White space and invisible characters as something to see; long words by their ends. */
export function visible(words) {
  const short = words.length > LONG ? `${whole(words.slice(0, LONG / 2))}…${whole(words.slice(-LONG / 2))}` : words;
  return short
    .replace(/\n/g, '⏎')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '␣')
    .replace(/^[ \u00a0\u3000]+$/, (spaces) => '␣'.repeat(spaces.length));
}

/** Puts rows in place of others. Who had the focus on one has it on its like, or on the pane's own line. */
export function refill(list, rows) {
  const active = list.contains(document.activeElement) ? document.activeElement : null;
  const like = `[data-act="${active?.dataset.act}"]`;
  const at = active ? [...list.querySelectorAll(like)].indexOf(active) : -1;
  list.replaceChildren(...rows);
  if (!active) return;
  const now = list.querySelectorAll(like);
  (now[Math.min(at, now.length - 1)] ?? list.closest('details').querySelector('summary')).focus();
}

/** Lights the row that has a place of its own, `at`, and shows it. */
export function light(list, at) {
  for (const row of list.querySelectorAll('li')) {
    const isHere = Number(row.dataset.at) === at;
    row.toggleAttribute('data-here', isHere);
    row.firstChild.toggleAttribute('aria-current', isHere);
    if (isHere) row.scrollIntoView({ block: 'nearest' });
  }
}

/** Tells those who listen to the page what a key or a button has done. */
export function announce(words) {
  document.getElementById('said').textContent = words;
}

/** No half of a character at either end. */
const whole = (words) => words.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
