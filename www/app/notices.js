/** What the desk tells on its own account: rows above the panes, each with what can be done about it. */

const rows = new Map();

/**
 * Shows a notice in place of the one of that name.
 * `actions` are `[label, what to do]`; each closes the notice. `close` is the label of a button that only closes it.
 */
export function tell(name, words, { actions = [], close = '×' } = {}) {
  const row = document.createElement('div');
  row.className = 'notice';
  row.dataset.notice = name;
  const text = document.createElement('p');
  text.textContent = words;
  row.append(text);
  for (const [label, act] of [...actions, [close, () => {}]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => {
      hush(name);
      act();
    });
    row.append(button);
  }
  const before = rows.get(name);
  if (before) before.replaceWith(row);
  else document.getElementById('notices').append(row);
  rows.set(name, row);
}

/** Takes a notice away. */
export function hush(name) {
  rows.get(name)?.remove();
  rows.delete(name);
}
