/** Takes the reading out of the page: to the clipboard or into a file. */

const TYPES = {
  html: ['text/html', 'html'],
  markdown: ['text/markdown', 'md'],
  json: ['application/json', 'json'],
};

/** @returns {Promise<string>} what to tell the reader; empty when the download says it itself. */
export async function take(what, found, engine, say) {
  if (what === 'text') {
    try {
      await navigator.clipboard.writeText(found.text);
      return say('copied');
    } catch {
      return say('copy.refused');
    }
  }
  const [type, ending] = TYPES[what];
  const words = what === 'json' ? JSON.stringify(found.report, null, 2) : await engine.take(what);
  save(words, type, `${name(found.report)}.${ending}`);
  return '';
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
