/** FNV-1a over UTF-16 units, 32 bits: a name for words that does not tell them. */
export function hash(words, start = 0x811c9dc5) {
  let value = start;
  for (let at = 0; at < words.length; at += 1) value = Math.imul(value ^ words.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
