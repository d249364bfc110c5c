/**
 * The reading as a .docx for Word, WPS and LibreOffice. Fetched on demand.
 *
 * Written by hand over the zip library that opens .docx files too: the few parts below are 2 KB, a library for it is 60.
 * The same reading gives the same bytes.
 */
import { strToU8, zipSync } from 'fflate';
import { markerOf, shown } from './words.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';
const W = `xmlns:w="${OFFICE}/wordprocessingml/2006/main"`;
const [HEADING, , ITEM, CELL] = [0, 1, 2, 3];
/** Styles of the other kinds of blocks, as `Reading.blocks()` numbers them. */
const STYLE_OF = { 1: 'BodyText', 4: 'Quote', 5: 'Code', 6: 'Meta', 7: 'Caption', 8: 'Meta' };

/** @param {object} found a reading, as `Engine.read` gives it. @returns {Uint8Array} */
export function word(found) {
  const lists = [];
  const main = `<w:document ${W}><w:body>${body(found, lists)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1588" w:bottom="1440" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const parts = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relations([['officeDocument', 'word/document.xml'], ['metadata/core-properties', 'docProps/core.xml']]),
    'docProps/core.xml': properties(found.report),
    'word/document.xml': main,
    'word/_rels/document.xml.rels': relations([['styles', 'styles.xml'], ['numbering', 'numbering.xml']]),
    'word/styles.xml': STYLES,
    'word/numbering.xml': numbering(lists),
  };
  const files = Object.entries(parts).map(([name, part]) => [name, strToU8(HEAD + part)]);
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

/** What XML can hold: no control characters, no half of a pair. */
const escape = (words) =>
  words
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function runs(words) {
  const inside = escape(words).replace(/[\n\t]/g, (char) => `</w:t>${char === '\n' ? '<w:br/>' : '<w:tab/>'}<w:t xml:space="preserve">`);
  return `<w:r><w:t xml:space="preserve">${inside}</w:t></w:r>`;
}

const paragraph = (style, words, more = '') => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${runs(words)}</w:p>`;

/** The blocks as paragraphs and tables; `lists` is filled with the numbered lists: where each starts, and how deep. */
function body(found, lists) {
  const out = [];
  const words = shown(found);
  let rows = [];
  let titled = false;
  /** The numbered list that is open at each depth. */
  let open = [];
  const close = () => {
    if (rows.length) out.push(table(rows));
    rows = [];
  };
  for (let at = 0; at < found.blocks.length; at += 4) {
    const [start, end, kind, level] = found.blocks.subarray(at, at + 4);
    const content = words(start, end);
    if (kind === CELL) {
      if (level % 65536 === 0 || !rows.length) rows.push([]);
      rows.at(-1).push(content);
      continue;
    }
    close();
    if (kind !== ITEM) open = [];
    if (kind === HEADING) {
      out.push(paragraph(titled ? `Heading${Math.min(Math.max(level - 1, 1), 3)}` : 'Title', content));
      titled = true;
    } else if (kind === ITEM) {
      const depth = Math.min(level, 8);
      const { number, box } = markerOf(found.text, start);
      open.length = Math.min(open.length, depth + 1);
      if (number !== null) open[depth] ??= lists.push({ depth, number });
      else open.length = Math.min(open.length, depth);
      const list = number === null ? 1 : open[depth] + 1;
      out.push(paragraph('ListParagraph', box + content, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`));
    } else out.push(paragraph(STYLE_OF[kind] ?? 'BodyText', content));
  }
  close();
  return out.join('');
}

/** A table needs a paragraph behind it, as wide a grid as its widest row, and no row shorter than that. */
function table(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  const grid = `<w:tblGrid>${`<w:gridCol w:w="${Math.floor(8700 / width)}"/>`.repeat(width)}</w:tblGrid>`;
  const cell = (words) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${paragraph('TableText', words)}</w:tc>`;
  const filled = rows.map((row) => `<w:tr>${[...row, ...Array(width - row.length).fill('')].map(cell).join('')}</w:tr>`);
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>${grid}${filled.join('')}</w:tbl>${paragraph('Meta', '')}`;
}

/** Number 1 is the bullets; each numbered list has one of its own, so that it begins where it began. */
function numbering(lists) {
  const level = (at, format, text) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${420 * (at + 1)}" w:hanging="420"/></w:pPr></w:lvl>`;
  const kind = (id, of) => `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${Array.from({ length: 9 }, (_, at) => of(at)).join('')}</w:abstractNum>`;
  const bullets = kind(0, (at) => level(at, 'bullet', '·'));
  const numbers = kind(1, (at) => level(at, 'decimal', `%${at + 1}.`));
  const own = lists.map(({ depth, number }, at) => `<w:num w:numId="${at + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${number}"/></w:lvlOverride></w:num>`);
  return `<w:numbering ${W}>${bullets}${numbers}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${own.join('')}</w:numbering>`;
}

function relations(list) {
  const one = ([kind, target], at) => {
    const family = kind.startsWith('metadata') ? 'package' : 'officeDocument';
    return `<Relationship Id="r${at}" Type="${OFFICE}/${family}/2006/relationships/${kind}" Target="${target}"/>`;
  };
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${list.map(one).join('')}</Relationships>`;
}

/** The title and who is credited, as the text says it; no time, no program. */
function properties({ title, meeting, byline }) {
  const field = (name, words) => (words ? `<dc:${name}>${escape(words)}</dc:${name}>` : '');
  return `<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${field('title', (title ?? meeting)?.text)}${field('creator', byline.map(({ text }) => text).join('、'))}</cp:coreProperties>`;
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const TYPES = `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${[['document', 'document.main'], ['styles', 'styles'], ['numbering', 'numbering']].map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${MAIN}.${type}+xml"/>`).join('')}</Types>`;

const font = (han, latin = 'Times New Roman') => `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${han}"/>`;
const style = (id, name, pPr, rPr = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`;
const heading = (level, size) => style(`Heading${level}`, `heading ${level}`, `<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`, `${font('黑体', 'Arial')}<w:b/><w:sz w:val="${size}"/>`);
const BORDER = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`).join('');
const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${font('宋体')}<w:sz w:val="24"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${[
  style('Title', 'Title', '<w:keepNext/><w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>', `${font('黑体', 'Arial')}<w:b/><w:sz w:val="40"/>`),
  heading(1, 30), heading(2, 27), heading(3, 24),
  style('BodyText', 'Body Text', '<w:ind w:firstLine="480" w:firstLineChars="200"/><w:jc w:val="both"/>'),
  style('ListParagraph', 'List Paragraph', ''),
  style('Quote', 'Quote', '<w:ind w:left="480" w:right="480"/>', font('楷体')),
  style('Code', 'HTML Preformatted', '', '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:eastAsia="宋体"/><w:sz w:val="20"/>'),
  style('Meta', 'Meta', '', '<w:color w:val="666666"/><w:sz w:val="21"/>'),
  style('Caption', 'caption', '<w:jc w:val="center"/>', '<w:color w:val="666666"/><w:sz w:val="21"/>'),
  style('TableText', 'Table Text', '<w:spacing w:line="240" w:lineRule="auto"/>', '<w:sz w:val="21"/>'),
].join('')}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${BORDER}</w:tblBorders></w:tblPr></w:style></w:styles>`;
