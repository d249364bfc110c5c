/** The numbers that Word counts itself and does not write into the text of a .docx. */

/** The child of that name. */
export const named = (node, name) => [...(node?.children ?? [])].find(({ localName }) => localName === name) ?? null;

/** An attribute of Word's own namespace. */
const value = (node, name = 'val') => node?.getAttribute(`w:${name}`) ?? null;
const DIGITS = '〇一二三四五六七八九';
const all = (node, name) => [...(node?.children ?? [])].filter(({ localName }) => localName === name);
const number = (node) => Number(value(node) ?? 0);

export class Numbering {
  /** Levels by number id: `{ format, text, start }` each. */
  #levels = new Map();
  #styles = new Map();
  #counts = new Map();

  /** Trees of word/numbering.xml and word/styles.xml, or null. */
  constructor(numbering, styles) {
    const root = numbering?.documentElement;
    const abstracts = new Map(all(root, 'abstractNum').map((node) => [value(node, 'abstractNumId'), node]));
    for (const num of all(root, 'num')) {
      const levels = new Map();
      const read = (level) => levels.set(value(level, 'ilvl'), {
        format: value(named(level, 'numFmt')) ?? 'decimal',
        text: value(named(level, 'lvlText')) ?? '',
        start: number(named(level, 'start')) || 1,
      });
      all(abstracts.get(value(named(num, 'abstractNumId'))), 'lvl').forEach(read);
      for (const override of all(num, 'lvlOverride')) all(override, 'lvl').forEach(read);
      this.#levels.set(value(num, 'numId'), levels);
    }
    for (const style of all(styles?.documentElement, 'style')) {
      this.#styles.set(value(style, 'styleId'), { own: named(named(style, 'pPr'), 'numPr'), base: value(named(style, 'basedOn')) });
    }
  }

  /** What stands before the words of a paragraph; empty where it is not numbered. */
  marker(paragraph) {
    const properties = named(paragraph, 'pPr');
    const mine = named(properties, 'numPr') ?? this.#ofStyle(value(named(properties, 'pStyle')));
    const id = value(named(mine, 'numId'));
    const at = value(named(mine, 'ilvl')) ?? '0';
    const levels = this.#levels.get(id);
    const level = levels?.get(at);
    if (!level) return '';
    const counts = this.#counts.get(id) ?? [];
    this.#counts.set(id, counts);
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    counts.length = Number(at) + 1; // What is below starts anew.
    if (level.format === 'bullet') return '- ';
    if (level.format === 'none') return '';
    const shown = level.text.replace(/%(\d)/g, (_, which) => {
      const other = levels.get(String(which - 1));
      return other ? written(counts[which - 1] ?? other.start, other.format) : '';
    });
    return /[\s\p{P}]$/u.test(shown) && /[^\x20-\x7e]$/.test(shown) ? shown : `${shown} `;
  }

  #ofStyle(name) {
    const seen = new Set();
    for (let style = name; style && !seen.has(style); style = this.#styles.get(style)?.base) {
      seen.add(style);
      const own = this.#styles.get(style)?.own;
      if (own) return own;
    }
    return null;
  }
}

/** A count in a format of Word's; what is not known is written in digits. */
function written(count, format) {
  if (/^(chinese|taiwanese|japanese)Counting|^ideographLegal/.test(format)) return counted(count);
  if (/^ideographDigital|^(japanese|taiwanese)Digital/.test(format)) return [...String(count)].map((digit) => DIGITS[digit]).join('');
  if (format === 'ideographTraditional') return '甲乙丙丁戊己庚辛壬癸'[count - 1] ?? String(count);
  if (format.startsWith('decimalEnclosedCircle') && count <= 20) return String.fromCodePoint(0x245f + count);
  if (format === 'decimalFullWidth') return [...String(count)].map((digit) => String.fromCharCode(0xff10 + Number(digit))).join('');
  if (/Letter$/.test(format) && count <= 26) return String.fromCharCode((format === 'upperLetter' ? 64 : 96) + count);
  if (/Roman$/.test(format)) return format === 'upperRoman' ? roman(count) : roman(count).toLowerCase();
  return String(count);
}

/** 1 一, 10 十, 21 二十一, 105 一百〇五. */
function counted(count) {
  if (count < 10) return DIGITS[count];
  if (count < 20) return `十${count % 10 ? DIGITS[count % 10] : ''}`;
  if (count < 100) return `${DIGITS[Math.floor(count / 10)]}${counted(10 + (count % 10))}`;
  if (count > 999) return String(count);
  const rest = count % 100;
  const tail = rest === 0 ? '' : rest < 10 ? `〇${DIGITS[rest]}` : rest < 20 ? `一${counted(rest)}` : counted(rest);
  return `${DIGITS[Math.floor(count / 100)]}百${tail}`;
}

function roman(count) {
  const signs = [['M', 1000], ['CM', 900], ['D', 500], ['CD', 400], ['C', 100], ['XC', 90], ['L', 50], ['XL', 40], ['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]];
  let rest = count;
  return signs.map(([sign, worth]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return sign.repeat(times);
  }).join('');
}
