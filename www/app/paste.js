/** Markup to text, as a reader sees it: what Word, WPS, WeChat and web pages put on the clipboard. */
import { parse } from './trust.js';

const SKIPPED = new Set('HEAD SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG BUTTON SELECT TEXTAREA RT RP'.split(' '));
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION TABLE TR UL'.split(' '),
);
const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}]';
/** A line break in the markup between two Han characters is none in the text. */
const WRAP = new RegExp(`(?<=${HAN})[ \\t]*\\n[ \\t]*(?=${HAN})`, 'gu');

/** @param {string} markup a page or a piece of one. */
export const textOf = (markup) => written(parse(markup));

function written(root) {
  const lines = [''];
  const last = () => lines.at(-1);
  const add = (words) => (lines[lines.length - 1] += words);
  const end = () => {
    if (last().trim() !== '') lines.push('');
    else lines[lines.length - 1] = '';
  };
  const visit = (node, kept) => {
    if (node.nodeType === Node.TEXT_NODE) return say(node.data, kept);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.has(name) || isHidden(node)) return;
    if (name === 'BR') return void lines.push('');
    if (name === 'TD' || name === 'TH') return void add((node.previousElementSibling ? '\t' : '') + cell(node));
    if (BLOCKS.has(name)) end();
    if (name === 'LI') add(marker(node));
    for (const child of node.childNodes) visit(child, kept || name === 'PRE');
    if (BLOCKS.has(name)) end();
  };
  const say = (data, kept) => {
    if (kept) return void data.split('\n').forEach((piece, at) => (at ? lines.push(piece) : add(piece)));
    const words = spaced(data);
    add(last() === '' || last().endsWith(' ') ? words.replace(/^ /, '') : words);
  };
  for (const child of root.childNodes) visit(child, false);
  return lines.map((line) => line.replace(/ +$/, '')).join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');
}

/** Words as a browser spaces them. */
const spaced = (words) => words.replace(/\r/g, '').replace(WRAP, '').replace(/[ \t\n]+/g, ' ');

/** A cell in one line: its paragraphs behind each other. */
const cell = (node) => written(node).replace(/\s*\n\s*/g, ' ').trim();

function isHidden(node) {
  const style = node.dataset?.style ?? '';
  return node.hidden === true || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}

/** What a browser draws before an item; Word and WPS write theirs as text. */
function marker(item) {
  if (item.parentNode.nodeName.toUpperCase() !== 'OL') return '- ';
  const items = [...item.parentNode.children].filter(({ nodeName }) => nodeName.toUpperCase() === 'LI');
  return `${(Number(item.parentNode.getAttribute('start')) || 1) + items.indexOf(item)}. `;
}
