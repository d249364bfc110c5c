/**
 * The figures of a report side by side: a table, and bars where the text itself says several quantities of the same kind.
 * Nothing is computed but the length of a bar, and nothing is drawn that the text does not say.
 */
import { node } from './rows.js';
import { wordsOf } from './studywords.js';

const SVG = 'http://www.w3.org/2000/svg';
/** What is told further apart is not told side by side: characters. */
const NEAR = 160;

/** Verbs that only say that the value is one; any other makes it something else: a growth, an aim, a limit. */
const PLAIN = /^[为達达到是共有約约近]+$/;

/** Figures that say what they count. */
const told = (report) => report.figures.filter((figure) => figure.metric && (figure.value || figure.change || figure.rank));

/** As a number, for the length of a bar only. */
const size = ({ number }) => number.mantissa * 10 ** number.exponent;

/**
 * Groups of figures that the text sets side by side: in one paragraph, in the same unit and with the same verb, of metrics that end in
 * the same word (粮食播种面积, 蔬菜播种面积). The others follow as they are.
 */
export function groups(figures, text) {
  const groups = [];
  const rest = [];
  for (const figure of figures) {
    const key = figure.value && figure.number?.mantissa > 0 && figure.unit && [figure.unit.text, figure.metric.text.slice(-2), verb(figure, text).replace(PLAIN, '')].join(' ');
    const last = groups.find((group) => key && group.key === key && near(group.figures.at(-1), figure, text));
    if (last && !last.figures.some((one) => one.metric.text === figure.metric.text)) last.figures.push(figure);
    else if (key) groups.push({ key, figures: [figure] });
    else rest.push(figure);
  }
  const compared = groups.filter((group) => group.figures.length > 1);
  const single = groups.filter((group) => group.figures.length === 1).map((group) => group.figures[0]);
  const order = (a, b) => a.span[0] - b.span[0];
  return { compared: compared.map((group) => group.figures), rest: [...single, ...rest].sort(order) };
}

/** What the text says between a metric and its value, where that is one word: 固定资产投资 增长 9.4%. */
function verb({ metric, value }, text) {
  const [said] = (value && /^\p{sc=Han}{1,5}$/u.exec(text.slice(metric.span[1], value.span[0]))) ?? [''];
  return said;
}

function near(before, after, text) {
  const between = [before.span[1], after.span[0]];
  return between[1] - between[0] < NEAR && !text.slice(...between).includes('\n');
}

export class Figures {
  node = node('section', {});
  #go;
  #shown = null;

  /** Whether a report has any. */
  static has = (report) => told(report).length > 0;

  /** `go` shows a place of the text. */
  constructor(go) {
    this.#go = go;
  }

  show({ report, text }, lang) {
    const key = JSON.stringify([report.figures, lang]);
    if (key === this.#shown) return;
    this.#shown = key;
    const word = wordsOf(lang);
    const { compared, rest } = groups(told(report), text);
    const tables = compared.map((figures) => this.#table(figures, text, word, Math.max(...figures.map(size))));
    if (rest.length) tables.push(this.#table(rest, text, word, 0));
    this.node.replaceChildren(...tables);
  }

  /** A table without the columns that would be empty; bars up to the `largest`. */
  #table(figures, text, word, largest) {
    const columns = ['metric', 'value', 'change', 'rank'].filter((name) => figures.some((figure) => figure[name]));
    if (largest) columns.splice(2, 0, 'bar');
    const head = node('tr', {}, ...columns.filter((name) => name !== 'bar').map((name) => {
      const cell = node('th', { scope: 'col', className: name }, word(name));
      if (name === 'value' && largest) cell.colSpan = 2;
      return cell;
    }));
    const rows = figures.map((figure) => node('tr', {}, ...columns.map((name) => {
      if (name === 'bar') return node('td', { className: 'bar' }, bar(size(figure) / largest));
      const cell = node(name === 'metric' ? 'th' : 'td', { className: name });
      if (name === 'metric') cell.scope = 'row';
      if (figure[name]) cell.append(way(this.#go, figure[name], name === 'value' ? verb(figure, text) : ''));
      return cell;
    })));
    const caption = node('caption', {}, word(largest ? 'compared' : 'told'));
    return node('table', { className: largest ? 'figures compared' : 'figures' }, caption, node('thead', {}, head), node('tbody', {}, ...rows));
  }
}

/** A bar; the number stands beside it in words. */
function bar(part) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('width', `${(part * 100).toFixed(2)}%`);
  rect.setAttribute('height', '100%');
  svg.append(rect);
  return svg;
}

/** Words of the text as a button that goes to their place. */
function way(go, { text, span }, before) {
  const button = node('button', { type: 'button', className: 'words', lang: 'zh' }, text);
  if (before) button.prepend(node('span', { className: 'verb' }, before));
  button.addEventListener('click', () => go(span));
  return button;
}
