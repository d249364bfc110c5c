/** The list of what repair did: each rule with a switch, each edit with its reason and its place. */

/** More edits than a person reads are counted, not listed. */
const LISTED = 200;

/** Languages in the order in which the rules give their reasons. */
const ORDER = ['zh-Hans', 'zh-Hant', 'en'];

export function showRepairs({ reading, source, rules, without, language, say, jump, toggle }) {
  const edits = reading.edits();
  const counts = rules.map(() => 0);
  for (let at = 4; at < edits.length; at += 6) counts[edits[at]] += 1;
  document.getElementById('repair-count').textContent = say('count', edits.length / 6);
  const reason = (rule) => rule.reason[ORDER.indexOf(language)];
  replaceIfNew(document.getElementById('rules'), rules.flatMap((rule, at) => {
    if (!counts[at] && !without.has(rule.id)) return [];
    const box = node('input', { type: 'checkbox', checked: !without.has(rule.id) });
    box.addEventListener('change', () => toggle(rule.id, box.checked));
    const norm = rule.norm ? `（${rule.norm}）` : '';
    return [node('li', {}, node('label', {}, box, `${reason(rule)}${norm}`, node('span', { className: 'count' }, say('count', counts[at]))))];
  }));
  const rows = [];
  for (let at = 0; at < edits.length && rows.length < LISTED; at += 6) {
    const [start, end, textStart, textEnd, rule, certain] = edits.subarray(at, at + 6);
    const go = node('button', { type: 'button' });
    if (end > start) go.append(node('del', {}, visible(source.slice(start, end))), ' ');
    go.append(textEnd > textStart ? node('ins', {}, visible(reading.text.slice(textStart, textEnd))) : `→ ${say('removed')}`);
    go.addEventListener('click', () => jump(start, end));
    const why = certain ? reason(rules[rule]) : `${reason(rules[rule])} · ${say('unsure')}`;
    rows.push(node('li', {}, go, node('span', { className: 'why' }, why)));
  }
  document.getElementById('edits').replaceChildren(...rows);
  const rest = edits.length / 6 - rows.length;
  const more = document.getElementById('more');
  more.hidden = rest === 0;
  more.textContent = say('more', rest);
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
