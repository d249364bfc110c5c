/**
 * A file to text. UTF-8 first, then what Chinese files are written in; a text is never lost to a wrong guess: what fits
 * nothing opens as UTF-8 with U+FFFD where bytes spell nothing.
 */

import { textOf } from './paste.js';

/** Why a file has no text to show: the words of the page have a message for each. */
export class Unreadable extends Error {
  /** @param {'binary' | 'locked' | 'damaged'} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @returns {Promise<{text: string, encoding: string, lossy: boolean}>} rejects with {@link Unreadable}. */
export async function open(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (starts(bytes, 0x50, 0x4b, 3, 4)) {
    const { read } = await import('./docx.js');
    return { text: read(bytes), encoding: 'utf-8', lossy: false };
  }
  // What Word before 2007 wrote, and what it writes behind a password.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('locked');
  const found = decode(bytes);
  if (!found) throw new Unreadable('binary');
  if (!/\.html?$/i.test(file.name) && !/^\s*<(!doctype html|html[\s>])/i.test(found.text)) return found;
  return { ...found, text: textOf(found.text) };
}

const starts = (bytes, ...signature) => signature.every((byte, at) => bytes[at] === byte);

/** @returns {{text: string, encoding: string, lossy: boolean} | null} null: not a text. */
export function decode(bytes) {
  const marked = mark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, lossy: false };
  if (isBinary(bytes)) {
    const [wide] = bytes.length % 2 ? [] : guess(bytes, ['utf-16le', 'utf-16be']);
    return wide && rare(wide.text) < 0.95 ? wide : null;
  }
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', lossy: false };
  const [best] = guess(bytes, ['gb18030', 'big5']);
  return best ?? { text: new TextDecoder().decode(bytes), encoding: 'utf-8', lossy: true };
}

function mark([a, b, c]) {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Control characters that no text of single bytes holds. */
function isBinary(bytes) {
  const head = bytes.subarray(0, 4096);
  const control = head.filter((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)).length;
  return control > head.length / 100;
}

/** The encodings that fit, the likeliest first. */
function guess(bytes, encodings) {
  const fits = encodings.map((encoding) => ({ text: strict(bytes, encoding), encoding, lossy: false })).filter(({ text }) => text !== null);
  return fits.sort((a, b) => rare(a.text) - rare(b.text));
}

function strict(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How much of a text is not what Chinese prose is made of: the wrong decoding scatters over rare characters. */
function rare(text) {
  const head = text.slice(0, 4000);
  const common = head.match(/[的一是在不了有和人這这中大為为上個个國国我以要他时時来來用们們生到作地於于出會会,，。、]/g);
  return 1 - (common?.length ?? 0) / (head.length || 1);
}
