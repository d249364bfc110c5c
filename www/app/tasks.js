/** What a report asks to be done, as a checklist: Markdown, or a table for Excel and WPS. Fetched on demand. */

/** The words at the head of the table, in the languages of the page. */
export const columns = {
  'zh-Hans': ['层级', '序号', '事项', '责任人', '期限', '完成'],
  'zh-Hant': ['層級', '序號', '事項', '負責人', '期限', '完成'],
  en: ['Level', 'Marker', 'Task', 'Who', 'Due', 'Done'],
};

/** The points, nested, then the actions: `{ marker, text, who, due, done, level, group }` each, in their order. */
export function tasks({ points, actions }) {
  const all = [];
  const visit = (list, level) => {
    for (const { marker, head, span, speaker, children } of list) {
      all.push({ marker: marker.text, text: head.text, span, who: speaker, due: null, done: null, level, group: 'points' });
      visit(children, level + 1);
    }
  };
  visit(points, 1);
  for (const { text, span, owner, due, done } of actions) {
    all.push({ marker: '', text, span, who: owner?.text ?? null, due: due?.text ?? null, done, level: 1, group: 'actions' });
  }
  return all;
}

/** A list to tick in Markdown; `labels` has the headings. */
export function checklist(report, labels) {
  const { title, meeting, date, place } = report;
  const out = [`# ${escape((title ?? meeting)?.text ?? labels.points)}`];
  const where = [date, place].filter(Boolean).map(({ text }) => escape(text));
  if (where.length) out.push('', where.join(' · '));
  let heading = null;
  for (const { marker, text, who, due, done, level, group } of tasks(report)) {
    const over = (group === 'points' && who) || labels[group];
    if (over !== heading && level === 1) {
      heading = over;
      out.push('', `## ${escape(over)}`, '');
    }
    const notes = group === 'points' ? [] : [who, due].filter(Boolean);
    out.push(`${'  '.repeat(level - 1)}- [${done ? 'x' : ' '}] ${escape(marker + text)}${notes.length ? `（${escape(notes.join('，'))}）` : ''}`);
  }
  return `${out.join('\n')}\n`;
}

const escape = (words) => words.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');

/** A table by RFC 4180, with the mark by which Excel knows UTF-8. */
export function table(report, head) {
  const rows = tasks(report).map(({ level, marker, text, who, due, done }) => [String(level), marker, text, who ?? '', due ?? '', done ? '1' : '']);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** What begins like a formula is words: a table must not compute what somebody wrote into a report. */
function cell(words) {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
