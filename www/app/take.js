/** Takes the reading out of the page: to the clipboard, into a file, to paper. */
import { tell } from './notices.js';

/** What the menu offers, as the `data-take` of its buttons; `desk` has the reading, `say` gives words. */
export async function take(what, desk, say) {
  const { found, engine } = desk;
  if (!found) return tell('take', say('take.nothing'));
  if (what === 'print') return print();
  const [act, kind] = what.split('-');
  try {
    if (act === 'save') {
      const { output } = await import('./outputs.js');
      const file = await output(kind, { found, engine }, document.documentElement.lang);
      return file ? save(file.content, file.type, file.name) : tell('take', say('take.none'));
    }
    await copy(kind, found, engine);
    tell('take', say('copied'));
  } catch {
    tell('take', act === 'save' ? say('save.refused') : say('copy.refused'));
  }
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

/** Saves words, or bytes, as a file. */
export function save(content, type, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: typeof content === 'string' ? `${type};charset=utf-8` : type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
