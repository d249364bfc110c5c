/** What can be taken out as a file: its content, its type, its name. Fetched on demand. */
import { messages as labels } from '../element/messages.js';
import { calendar } from './calendar.js';
import { linked } from './linked.js';
import { ask } from './secondary.js';
import { checklist, columns, table, tasks } from './tasks.js';
import { word } from './word.js';

/** Each kind: its media type, the end of its name, and how it is made; null where the report has nothing for it. */
const KINDS = {
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx', (found) => word(found)],
  html: ['text/html', '.html', page],
  markdown: ['text/markdown', '.md', (found, engine) => engine.take('markdown')],
  json: ['application/json', '.json', ({ report }) => JSON.stringify(report, null, 2)],
  jsonld: ['application/ld+json', '.jsonld', ({ report }) => linked(report)],
  checklist: ['text/markdown', '-points.md', listed((all, { report }, language) => checklist(report, all, labels(language)))],
  table: ['text/csv', '-points.csv', listed((all, _, language) => table(all, columns[language]))],
  calendar: ['text/calendar', '.ics', async (found) => calendar(found, await asked(found), new Date())],
};

/** @returns {Promise<{ content, type, name } | null>} null: there is nothing of that kind. */
export async function output(kind, { found, engine }, language) {
  const [type, end, make] = KINDS[kind];
  const content = await make(found, engine, language);
  return content && { content, type, name: name(found.report) + end };
}

/** The tasks of a reading; the whole engine is asked only where there are points. */
async function asked(found) {
  return tasks(found, found.report.points.length ? await ask('duties', { text: found.text }) : []);
}

/** Makes something of the tasks, where there are any. */
function listed(make) {
  return async (found, _, language) => {
    const all = await asked(found);
    return all.length > 0 && make(all, found, language);
  };
}

async function page({ report }, engine) {
  const title = name(report).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n<title>${title}</title>\n${await engine.take('html')}</html>\n`;
}

/** A file name from the title or the meeting. */
function name(report) {
  const words = (report.title ?? report.meeting)?.text ?? 'jiyao';
  return words.replace(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, 60);
}
