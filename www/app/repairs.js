/** The list of what repair did: each rule with a switch, each edit with its reason and its place, to be taken over. */
import { languages } from './messages.js';

/** More edits than a person reads are counted, not listed. */
const LISTED = 200;

/** `say` gives words; `jump`, `toggle` and `accept` are what the buttons do. */
export function showRepairs({ found, rules, without, language, say, jump, toggle, accept }) {
  const { edits, source, text } = found;
  const total = edits.length / 6;
  const all = [...Array(total).keys()];
  const counts = rules.map(() => 0);
  for (const at of all) counts[edits[at * 6 + 4]] += 1;
  const reason = (rule) => rule.reason[languages.indexOf(language)];
  const take = (which) => {
    const button = node('button', { type: 'button', className: 'quiet' }, say('accept'));
    button.addEventListener('click', () => accept(which));
    return button;
  };
  document.getElementById('repair-count').textContent = say('count', total);
  const everything = document.getElementById('accept-all');
  everything.hidden = !total;
  everything.onclick = () => accept(all);
  replaceIfNew(document.getElementById('rules'), rules.flatMap((rule, at) => {
    if (!counts[at] && !without.has(rule.id)) return [];
    const box = node('input', { type: 'checkbox', checked: !without.has(rule.id) });
    box.addEventListener('change', () => toggle(rule.id, box.checked));
    const norm = rule.norm ? `（${rule.norm}）` : '';
    const row = node('li', {}, node('label', {}, box, `${reason(rule)}${norm}`, node('span', { className: 'count' }, say('count', counts[at]))));
    if (counts[at]) row.append(take(all.filter((edit) => edits[edit * 6 + 4] === at)));
    return [row];
  }));
  const rows = all.slice(0, LISTED).map((at) => {
    const [start, end, textStart, textEnd, rule, certain] = edits.subarray(at * 6, at * 6 + 6);
    const go = node('button', { type: 'button', className: 'words' });
    if (end > start) go.append(node('del', {}, visible(source.slice(start, end))), ' ');
    go.append(textEnd > textStart ? node('ins', {}, visible(text.slice(textStart, textEnd))) : `→ ${say('removed')}`);
    go.addEventListener('click', () => jump(start, end));
    const why = certain ? reason(rules[rule]) : `${reason(rules[rule])} · ${say('unsure')}`;
    return node('li', {}, go, node('span', { className: 'why' }, why), take([at]));
  });
  document.getElementById('edits').replaceChildren(...rows);
  const more = document.getElementById('more');
  more.hidden = total <= LISTED;
  more.textContent = say('more', total - rows.length);
}

/** The changes of a source that some edits of a reading make. */
export function changes({ edits, text }, which) {
  return which.map((at) => {
    const [from, to, start, end] = edits.subarray(at * 6, at * 6 + 4);
    return { from, to, insert: text.slice(start, end) };
  });
}

/** Keeps the focus on a switch that is used. */
function replaceIfNew(list, items) {
  const focused = [...list.querySelectorAll('input')].indexOf(document.activeElement);
  list.replaceChildren(...items);
  list.querySelectorAll('input')[focused]?.focus();
}

function node(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

/** White space and invisible characters as something to see. */
function visible(words) {
  return words
    .replace(/\n/g, '⏎')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '␣')
    .replace(/^[ \u00a0\u3000]+$/, (spaces) => '␣'.repeat(spaces.length));
}
