/** The reading as markup with inline styles, which is all that WeChat's editor keeps. Fetched on demand. */

const INK = 'color:#24211c;font-size:16px;line-height:1.9;letter-spacing:.5px';
const STYLES = {
  box: 'margin:0 0 24px;padding:14px 18px;border-left:3px solid #a3341f;background:#faf6ef;color:#4a443a;font-size:15px;line-height:1.8',
  title: 'margin:0 0 20px;color:#24211c;font-size:22px;line-height:1.45;font-weight:bold',
  head: 'margin:28px 0 14px;color:#a3341f;font-size:18px;line-height:1.5;font-weight:bold',
  text: `margin:0 0 16px;text-align:justify;${INK}`,
  aside: 'margin:0 0 14px;color:#8a8275;font-size:13px;line-height:1.7',
  table: 'width:100%;border-collapse:collapse;margin:0 0 16px',
  cell: 'border:1px solid #ddd5c6;padding:4px 8px;font-size:14px;line-height:1.6;color:#24211c',
  strong: 'color:#a3341f',
};
const escape = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const tag = (name, style, content) => `<${name} style="${STYLES[style]}">${content}</${name}>`;
const [HEADING, ITEM, CELL] = [0, 2, 3];

/** @param {object} found a reading, as `Engine.read` gives it. */
export function styled({ text, blocks, markup, report }) {
  const heads = points(report.points);
  const out = [];
  let gap = 0;
  let at = 0;
  let row = [];
  let rows = [];
  const close = () => {
    if (row.length) rows.push(`<tr>${row.join('')}</tr>`);
    if (rows.length) out.push(tag('table', 'table', rows.join('')));
    row = [];
    rows = [];
  };
  /** The words of a span: without what is markup, the heads of points in bold. */
  const words = (start, end) => {
    let shown = '';
    for (let from = start; from < end; ) {
      while (gap < markup.length && markup[gap + 1] <= from) gap += 2;
      if (gap < markup.length && markup[gap] <= from) {
        from = markup[gap + 1];
        continue;
      }
      while (at < heads.length && heads[at][1] <= from) at += 1;
      const isHead = at < heads.length && heads[at][0] <= from;
      const next = Math.min(end, markup[gap] ?? end, at < heads.length ? heads[at][isHead ? 1 : 0] : end);
      const piece = escape(text.slice(from, next));
      shown += isHead ? tag('strong', 'strong', piece) : piece;
      from = next;
    }
    return shown;
  };
  let titled = false;
  for (let block = 0; block < blocks.length; block += 4) {
    const [start, end, kind, level] = blocks.subarray(block, block + 4);
    const content = words(start, end);
    if (kind === CELL) {
      if (level % 65536 === 0 && row.length) rows.push(`<tr>${row.splice(0).join('')}</tr>`);
      row.push(tag('td', 'cell', content));
      continue;
    }
    close();
    if (kind === HEADING && !titled) {
      titled = true;
      out.push(tag('h2', 'title', content), summary(report));
    } else if (kind === HEADING) out.push(tag('h3', 'head', content));
    else if (kind > 5) out.push(tag('p', 'aside', content));
    else out.push(tag('p', 'text', kind === ITEM ? `· ${content}` : content));
  }
  close();
  if (!titled) out.unshift(summary(report));
  return `<section>${out.join('')}</section>`;
}

const summary = ({ summary }) => (summary.length ? tag('section', 'box', summary.map(({ text }) => escape(text)).join('')) : '');

/** The heads of all points, in text order and beside each other. */
function points(list) {
  const all = list.flatMap(({ head, children }) => [head.span, ...points(children)]).sort((a, b) => a[0] - b[0]);
  return all.filter(([start], at) => at === 0 || start >= all[at - 1][1]);
}
