// The legend of the marks: which kinds there are and how often, each to be switched off, and the way from mark to mark.
// Loaded only where somebody asks for it; card and desk use the same.

import { list } from "./attributes.js";
import { Labels, labelsSheet } from "./labels.js";
import { marksCss, sheet } from "./sheet.js";

const words = {
  legend: ["文中标注", "文中標註", "Marks in the text"],
  meeting: ["会议", "會議", "Meeting"],
  person: ["人名", "人名", "People"],
  title: ["职务", "職務", "Titles"],
  time: ["时间", "時間", "Time"],
  place: ["地点", "地點", "Place"],
  point: ["要点", "要點", "Points"],
  figure: ["数据", "數據", "Figures"],
  rank: ["位次", "位次", "Ranks"],
  slogan: ["提法", "提法", "Slogans"],
  decision: ["决定", "決定", "Decisions"],
  damaged: ["缺损", "缺損", "Damaged"],
  organization: ["机构", "機構", "Organizations"],
  keyword: ["关键词", "關鍵詞", "Keywords"],
  previous: ["上一处", "上一處", "Previous"],
  next: ["下一处", "下一處", "Next"],
  labels: ["在文中写出类别", "在文中寫出類別", "Name the kinds in the text"],
  wide: ["也标机构和关键词", "也標機構和關鍵詞", "Mark organizations and keywords, too"],
  keys: ["←、→：上一处、下一处", "←、→：上一處、下一處", "← and →: previous and next"],
};

/** The languages, as `words` has them. */
const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

const css = `
[part="legend"] { margin-block: 0 1.5em; color: var(--ink); font-size: .875em; }
[part="kinds"] { display: grid; grid-template-columns: repeat(auto-fill, 11.5em); gap: .1em 1em; }
[part="kind"] { display: flex; align-items: center; }
[part="kind"] label { flex: 1; display: flex; align-items: center; gap: .35em; min-block-size: 2em; white-space: nowrap; cursor: pointer; }
[part="kind"] input { margin: 0; accent-color: var(--accent); }
[part="sample"] { padding-inline: .1em; }
[part="kind"] small { color: var(--muted); font-size: 1em; font-variant-numeric: tabular-nums; }
[part="kind"] button {
  inline-size: 1.7em; min-block-size: 2em; padding: 0; color: var(--muted); background: none; border: 1px solid transparent;
  border-radius: .3em; font: inherit; cursor: pointer;
}
[part="kind"] button:hover { color: var(--accent); border-color: var(--line); }
[part="options"] { display: flex; flex-wrap: wrap; gap: 0 1.5em; margin-block-start: .3em; color: var(--muted); }
[part="options"] label { display: flex; align-items: center; gap: .35em; min-block-size: 2em; cursor: pointer; }
[part="options"] input { margin: 0; accent-color: var(--accent); }
[part="here"] { min-block-size: 1.7em; color: var(--muted); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
@media print { [part="legend"] { display: none; } }
`;

/** The sheets of the legend, for the shadow root that it stands in; the card's sheet goes before them. */
export const legendSheets = () => [
  sheet("legend", css),
  labelsSheet(),
  // Each sample looks like the marks of its kind.
  sheet("samples", marksCss().replace(/::highlight\(jiyao-(\w+)\)/g, '[part="sample"].$1')),
];

export class Legend {
  /** What to put where the legend shall stand. */
  node = document.createElement("div");
  /** The kinds that are switched off. */
  hidden = new Set();
  #act;
  #rows = new Map();
  #lang = null;
  #kinds = document.createElement("ul");
  #options = document.createElement("div");
  #here = document.createElement("p");
  #heading = document.createElement("h3");

  /**
   * `switched` hears that a kind was switched on or off; `go` shows a place and gives its words; `options` are other
   * switches, from their names to `[is it on, who hears of it]`.
   */
  constructor(act) {
    this.#act = act;
    this.node.setAttribute("part", "legend");
    this.node.setAttribute("role", "group");
    this.#heading.setAttribute("part", "heading");
    this.#heading.id = "legend-heading";
    this.node.setAttribute("aria-labelledby", this.#heading.id);
    this.#kinds.setAttribute("part", "kinds");
    this.#here.setAttribute("part", "here");
    this.#here.setAttribute("role", "status");
    this.#options.setAttribute("part", "options");
    this.node.append(this.#heading, this.#kinds, this.#options, this.#here);
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  get options() {
    return this.#act.options;
  }

  /** Shows `kinds`, of which `places` (kind → places in text order) has some, in a language of `messages`. */
  show(kinds, places, lang) {
    const say = wordsOf(lang);
    if (lang !== this.#lang) {
      this.#rows.clear();
      this.#kinds.replaceChildren();
      this.#here.textContent = "";
      this.#heading.textContent = say("legend");
      this.#kinds.title = say("keys");
      this.#options.replaceChildren(...Object.entries(this.#act.options).map(([name, option]) => {
        const box = Object.assign(make("input"), { type: "checkbox", checked: option[0] });
        box.addEventListener("change", () => {
          option[0] = box.checked;
          option[1](box.checked);
        });
        return make("label", null, box, say(name));
      }));
      this.#lang = lang;
    }
    let last = null;
    for (const kind of kinds) {
      const list = places.get(kind) ?? [];
      if (!this.#rows.has(kind)) {
        if (!list.length) continue;
        const row = this.#row(kind, say);
        if (last) last.after(row.node);
        else this.#kinds.prepend(row.node);
        this.#rows.set(kind, row);
      }
      const row = this.#rows.get(kind);
      row.places = list;
      row.at = Math.min(row.at, list.length - 1);
      row.count.textContent = list.length;
      row.node.hidden = !list.length;
      last = row.node;
    }
    this.node.hidden = ![...this.#rows.values()].some((row) => row.places.length);
  }

  #row(kind, say) {
    const node = make("li", "kind");
    const row = { kind, name: say(kind), node, count: make("small"), places: [], at: -1 };
    const box = Object.assign(make("input"), { type: "checkbox", checked: !this.hidden.has(kind) });
    box.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight");
    box.addEventListener("change", () => {
      this.hidden[box.checked ? "delete" : "add"](kind);
      this.#act.switched();
    });
    const sample = make("span", "sample", row.name);
    sample.className = kind;
    const label = make("label", null, box, sample, row.count);
    const way = (name, sign, step) => {
      // The arrow keys do the same from the box, so that the row is one stop of Tab.
      const button = Object.assign(make("button", null, sign), { type: "button", title: say(name), tabIndex: -1 });
      button.setAttribute("aria-label", `${say(name)} ${row.name}`);
      button.addEventListener("click", () => this.#go(row, row.at + step));
      return button;
    };
    node.append(label, way("previous", "‹", -1), way("next", "›", 1));
    return row;
  }

  /** From the last mark the next one is the first. */
  #go(row, at) {
    const { length } = row.places;
    if (!length) return;
    // Before the first step there is no place: back from there is the last one.
    row.at = at < 0 ? length - 1 : at % length;
    const text = this.#act.go(row.places[row.at], row.kind);
    this.#here.textContent = `${row.name} ${row.at + 1} / ${length}　${text ?? ""}`;
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = [...this.#rows.values()].find(({ node }) => node.contains(event.target));
    if (!row) return;
    event.preventDefault();
    this.#go(row, row.at + step);
  }
}

/** The words of a language. */
export function wordsOf(lang) {
  const at = Math.max(0, LANGUAGES.indexOf(lang));
  return (key) => words[key]?.[at] ?? key;
}

/** A legend in the shadow root of an element, whose marks `paint` paints anew. */
export function explain(element, root, paint) {
  let text = "";
  let last = [];
  const labels = new Labels();
  const label = () => labels.show(...(legend.options.labels[0] ? last : [null]));
  const legend = new Legend({
    switched: () => {
      paint();
      label();
    },
    go: (span) => {
      element.goTo(span);
      return text.slice(...span);
    },
    options: { labels: [false, label] },
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...legendSheets().filter((sheet) => !root.adoptedStyleSheets.includes(sheet))];
  legend.host = make("div", null, legend.node, labels.node);
  legend.host.className = "frame";
  /** Shows the marks of the element's reading behind the card, or before a text of its own, which stands in the card's frame. */
  legend.read = (kinds, marks, frame, own) => {
    text = element.reading.text;
    const lang = frame.querySelector("[lang]")?.lang;
    legend.show(kinds, places(marks, kinds, list(element.highlight, kinds)), lang);
    if (own) frame.insertBefore(legend.host, own);
    else if (legend.host.previousSibling !== frame) frame.after(legend.host);
    const article = own ?? element.getRootNode().getElementById?.(element.for) ?? document.getElementById(element.for);
    last = [article ?? element, kinds, wordsOf(lang)];
    label();
  };
  return legend;
}

/** Marks, `[start, end, kind, fact]` each, by their kinds: those of the `wanted` ones. */
export function places(marks, kinds, wanted = kinds) {
  const found = new Map(wanted.map((kind) => [kind, []]));
  for (let at = 0; at < marks.length; at += 4) found.get(kinds[marks[at + 2]])?.push([marks[at], marks[at + 1]]);
  return found;
}

function make(name, part, ...content) {
  const node = document.createElement(name);
  if (part) node.setAttribute("part", part);
  node.append(...content);
  return node;
}
