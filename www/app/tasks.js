/** What a report asks to be done, as a checklist: Markdown, or a table for Excel and WPS. Fetched on demand. */

/** The words at the head of the table, in the languages of the page. */
export const columns = {
  'zh-Hans': ['层级', '序号', '事项', '提出', '责任方', '期限', '完成'],
  'zh-Hant': ['層級', '序號', '事項', '提出', '責任方', '期限', '完成'],
  en: ['Level', 'Marker', 'Task', 'Said by', 'Who', 'Due', 'Done'],
};

/**
 * The points, nested, then the actions: `{ marker, text, speaker, who, due, done, level, group }` each, in their order.
 *
 * `duties` are those of the points, as duties.js has them.
 */
export function tasks({ text: whole, report: { points, actions } }, duties) {
  const all = [];
  const found = new Map(duties.map((duty) => [duty.at, duty]));
  const words = (span) => whole.slice(...span);
  const visit = (list, level) => {
    for (const { marker, head, speaker, children } of list) {
      const { owners = [], due = null } = found.get(marker.span[0]) ?? {};
      const who = owners.map(words).join('、') || null;
      all.push({ marker: marker.text, text: head.text, speaker, who, due: due && words(due), done: null, level, group: 'points' });
      visit(children, level + 1);
    }
  };
  visit(points, 1);
  for (const { text, owner, due, done } of actions) {
    all.push({ marker: '', text, speaker: null, who: owner?.text ?? null, due: due?.text ?? null, done, level: 1, group: 'actions' });
  }
  return all;
}

/** A list to tick in Markdown, of a report and its tasks; `labels` has the headings. */
export function checklist(report, all, labels) {
  const { title, meeting, date, place } = report;
  const out = [`# ${escape((title ?? meeting)?.text ?? labels.points)}`];
  const where = [date, place].filter(Boolean).map(({ text }) => escape(text));
  if (where.length) out.push('', where.join(' · '));
  let heading = null;
  for (const { marker, text, speaker, who, due, done, level, group } of all) {
    const over = speaker || labels[group];
    if (over !== heading && level === 1) {
      heading = over;
      out.push('', `## ${escape(over)}`, '');
    }
    // The words of a point may say it themselves.
    const notes = [who, due].filter((note) => note && !(group === 'points' && note.split('、').every((part) => text.includes(part))));
    out.push(`${'  '.repeat(level - 1)}- [${done ? 'x' : ' '}] ${escape(marker + text)}${notes.length ? `（${escape(notes.join('，'))}）` : ''}`);
  }
  return `${out.join('\n')}\n`;
}

const escape = (words) => words.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');

/** A table by RFC 4180, with the mark by which Excel knows UTF-8. */
export function table(all, head) {
  const rows = all.map(({ level, marker, text, speaker, who, due, done }) => [String(level), marker, text, speaker ?? '', who ?? '', due ?? '', done ? '1' : '']);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** What begins like a formula is words: a table must not compute what somebody wrote into a report. */
function cell(words) {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
