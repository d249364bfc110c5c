/** Takes the reading out of the page: to the clipboard, into a file, to paper. */
import { tell } from './notices.js';

const DOWNLOADS = { html: ['text/html', 'html'], markdown: ['text/markdown', 'md'], json: ['application/json', 'json'] };

/** What the menu offers, as the `data-take` of its buttons; `desk` has the reading, `say` gives words. */
export async function take(what, { found, engine }, say) {
  if (!found) return tell('take', say('take.nothing'));
  if (what === 'print') return print();
  const [act, kind] = what.split('-');
  try {
    if (act === 'save') return save(await written(kind, found, engine), DOWNLOADS[kind][0], `${name(found.report)}.${DOWNLOADS[kind][1]}`);
    await copy(kind, found, engine);
    tell('take', say('copied'));
  } catch {
    tell('take', say('copy.refused'));
  }
}

async function written(kind, found, engine) {
  if (kind === 'json') return JSON.stringify(found.report, null, 2);
  if (kind !== 'html') return engine.take(kind);
  const title = name(found.report).replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<!doctype html>\n<html lang="zh">\n<meta charset="utf-8">\n<title>${title}</title>\n${await engine.take('html')}</html>\n`;
}

async function copy(kind, found, engine) {
  if (kind === 'text') return navigator.clipboard.writeText(found.text);
  if (kind === 'markdown') return navigator.clipboard.writeText(await engine.take('markdown'));
  const { styled } = await import('./wechat.js');
  const blob = (type, words) => new Blob([words], { type });
  return navigator.clipboard.write([
    new ClipboardItem({ 'text/html': blob('text/html', styled(found)), 'text/plain': blob('text/plain', found.text) }),
  ]);
}

/** Saves words as a file. */
export function save(words, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([words], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name from the title or the meeting. */
function name(report) {
  const words = (report.title ?? report.meeting)?.text ?? 'jiyao';
  return words.replace(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, 60);
}
