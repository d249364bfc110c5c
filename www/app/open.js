/**
 * Bytes of a file to text. UTF-8 first, then what Chinese files are written in; a text is never lost to a wrong guess:
 * what fits nothing opens as UTF-8 with U+FFFD where bytes spell nothing.
 */

/** @returns {{text: string, encoding: string, lossy: boolean} | null} null: not a text. */
export function decode(bytes) {
  const marked = mark(bytes);
  if (marked) return { text: new TextDecoder(marked).decode(bytes), encoding: marked, lossy: false };
  if (isBinary(bytes)) return null;
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', lossy: false };
  const guesses = ['gb18030', 'big5'].map((encoding) => ({ text: strict(bytes, encoding), encoding, lossy: false }));
  const best = guesses.filter((guess) => guess.text !== null).sort((a, b) => rare(a.text) - rare(b.text))[0];
  return best ?? { text: new TextDecoder().decode(bytes), encoding: 'utf-8', lossy: true };
}

function mark([a, b, c]) {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

/** Control characters that no text holds, or a signature of a packed format. */
function isBinary(bytes) {
  const head = bytes.subarray(0, 4096);
  const control = head.filter((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)).length;
  return control > head.length / 100 || (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3);
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
  const common = head.match(/[的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出會会,，。、]/g);
  return 1 - (common?.length ?? 0) / (head.length || 1);
}
