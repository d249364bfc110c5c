/** The text of a .docx: paragraphs, tables, and the numbers that Word counts itself (一、 （二） 3.). Fetched on demand. */
import { strFromU8, unzipSync } from 'fflate';
import { Numbering, named } from './numbering.js';
import { Unreadable } from './open.js';
import { parse } from './trust.js';

/** A file that unpacks to more is no report: bytes. */
const MOST = 100_000_000;
const PARTS = { document: 'word/document.xml', numbering: 'word/numbering.xml', styles: 'word/styles.xml' };

/** What is not part of the text as it stands: deleted, computed, pinyin above, the copy for old programs. */
const SKIPPED = new Set('del moveFrom instrText delText rPr pPr sectPr rt Fallback footnoteReference endnoteReference commentReference'.split(' '));

/** @param {Uint8Array} bytes */
export function read(bytes) {
  let parts;
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (originalSize > MOST) throw new Unreadable('damaged');
        return Object.values(PARTS).includes(name);
      },
    });
  } catch {
    throw new Unreadable('damaged');
  }
  const part = (name) => {
    const found = parts[PARTS[name]];
    const tree = found && parse(strFromU8(found), 'application/xml');
    if (tree?.querySelector('parsererror')) throw new Unreadable('damaged');
    return tree ?? null;
  };
  const body = named(part('document')?.documentElement, 'body');
  if (!body) throw new Unreadable('binary'); // Another format that is packed the same way.
  const numbering = new Numbering(part('numbering'), part('styles'));
  return lines(body, numbering).join('\n');
}

function lines(node, numbering) {
  const all = [];
  for (const child of node.children) {
    if (child.localName === 'p') all.push(numbering.marker(child) + words(child));
    else if (child.localName === 'tbl') all.push(...rows(child, numbering));
    else if (!SKIPPED.has(child.localName)) all.push(...lines(child, numbering));
  }
  return all;
}

function rows(table, numbering) {
  const of = (node, name) => [...node.children].filter(({ localName }) => localName === name);
  return of(table, 'tr').map((row) => of(row, 'tc').map((cell) => lines(cell, numbering).join(' ').trim()).join('\t'));
}

function words(node) {
  let all = '';
  for (const child of node.children) {
    const name = child.localName;
    if (SKIPPED.has(name)) continue;
    if (name === 't') all += child.textContent;
    else if (name === 'tab') all += '\t';
    else if (name === 'br' || name === 'cr') all += '\n';
    else if (name === 'noBreakHyphen') all += '-';
    else all += words(child);
  }
  return all;
}
