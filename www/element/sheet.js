// Two style sheets: the card's, inside the shadow root; the marks', for the document that holds the article.

const made = {};

/** A sheet, made once. */
export function sheet(name, text) {
  if (!made[name]) (made[name] = new CSSStyleSheet()).replaceSync(text);
  return made[name];
}

/** The card's style, as a server's markup brings it. */
export const cardCss = `
:host { display: block !important; }
:host([for]) { display: grid !important; }
:host([hidden]) { display: none !important; }
slot[hidden] { display: none; }
.frame {
  display: grid; container-type: inline-size;
  font-size: var(--meeting-report-font-size, max(1em, 15px)); font-style: normal; font-weight: 400; line-height: 1.7;
  direction: ltr; writing-mode: horizontal-tb; letter-spacing: normal; word-spacing: normal; text-align: start; text-indent: 0;
  text-transform: none; text-shadow: none; white-space: normal; word-break: normal;
  overflow-wrap: anywhere;
  --paper: var(--meeting-report-paper, light-dark(#fbf9f5, #1e1c19));
  --ink: var(--meeting-report-ink, light-dark(#24211c, #ece7de));
  --muted: var(--meeting-report-muted, light-dark(#6d665a, #a9a193));
  --line: var(--meeting-report-line, light-dark(#e4ded2, #3a362f));
  --accent: var(--meeting-report-accent, light-dark(#a3341f, #ee9079));
}
[part="card"] {
  margin-block: 0 1.5em; padding: 1.15em 1.35em 1em; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-block-start: 3px solid var(--accent); border-radius: var(--meeting-report-radius, 3px);
}
p, h2, h3, dl, dd, ul, ol, li { margin: 0; padding: 0; list-style: none; }
[part="kicker"] { color: var(--accent); font-size: .8125em; letter-spacing: .18em; }
[part="title"] { margin-block: .1em .5em; font-size: 1.3em; font-weight: 700; line-height: 1.4; text-wrap: balance; }
[part="summary"] { margin-block-end: 1em; padding-inline-start: .9em; border-inline-start: 2px solid var(--line); }
[part="facts"] { display: grid; grid-template-columns: max-content 1fr; gap: .3em 1.1em; }
dt, [part="titles"], [part="metric"], [part="change"], [part="whose"], [part="inferred"], [part="note"], [part="count"], summary { color: var(--muted); }
dt, [part="titles"], [part="heading"], [part="change"], [part="whose"], summary { font-size: .875em; }
dt { line-height: 1.943; }
[part="person"] { display: inline-block; margin-inline-end: .8em; }
[part="person"] > [part~="fact"] { font-weight: 600; }
[part="sections"], [part="sections"] + [part="facts"] { margin-block-start: 1.1em; padding-block-start: 1em; border-block-start: 1px solid var(--line); }
[part~="section"] { break-inside: avoid; }
[part~="section"] + [part~="section"] { margin-block-start: 1.2em; }
[part="heading"] { margin-block-end: .35em; font-weight: 700; letter-spacing: .08em; }
[part="count"] { font-size: 1em; font-weight: 400; }
[part="point"] { display: grid; grid-template-columns: max-content 1fr; column-gap: .7em; padding-block: .15em; }
[part="point"] > [part="list"], [part="point"] > [part="whose"] { grid-column: 1 / -1; }
[part="point"] > [part="list"] { padding-inline-start: 1.6em; }
[part="point"]:not(:first-child) > [part="whose"] { margin-block-start: .4em; }
[part="action"] > [part="whose"] { display: block; }
[part="marker"] { color: var(--accent); }
[part="figure"] { display: grid; grid-template-columns: 1fr max-content; column-gap: 1em; align-items: baseline; padding-block: .3em; }
[part="figure"] + [part="figure"] { border-block-start: 1px dotted var(--line); }
[part="value"] { font-weight: 600; font-variant-numeric: tabular-nums; text-align: end; }
[part="change"] { grid-column: 1 / -1; text-align: end; }
[part="chips"] { display: flex; flex-wrap: wrap; gap: .45em; }
[part="chip"] { padding: .05em .7em; border: 1px solid var(--line); border-radius: 2em; font-size: .9375em; }
summary { cursor: pointer; padding-block: .35em; }
[part="note"] { margin-block-start: 1em; font-size: .8125em; }
[part~="fact"] { color: inherit; text-decoration: none; border-radius: 2px; }
a[part~="fact"]:hover { text-decoration: underline 1px var(--accent); text-underline-offset: .25em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@container (inline-size >= 34em) {
  [part="card"] { padding: 1.5em 1.8em 1.3em; }
}
@container (inline-size >= 40em) {
  [part="sections"]:has(> :nth-child(2)) { columns: 2; column-gap: 2.75em; column-rule: 1px solid var(--line); }
}
@media print {
  [part="card"] { background: none; break-inside: avoid; }
  [part="note"] { display: none; }
}
`;

export const cardSheet = () => sheet("card", cardCss);

const mark = (kinds, rules) => `${kinds.split(" ").map((kind) => `::highlight(jiyao-${kind})`).join(", ")} { ${rules} }\n`;
const tone = (kind, colour) => `var(--meeting-report-${kind}, ${colour})`;
// In longhands: WebKit knows no other.
const line = (kinds, style, width, colour, offset = ".28em") => mark(kinds,
  `text-decoration-line: underline; text-decoration-style: ${style}; text-decoration-thickness: ${width}px; text-decoration-color: ${colour}; text-underline-offset: ${offset};`);

// A line's form tells the kind, its colour only helps. Names and places stand over a thin line, watchwords over a wavy
// one, as the proper-noun and book-title marks of GB/T 15834 do.
export const marksCss = () => [
  "@media screen {", // Paper has its own words alone.
  line("meeting", "solid", 2, tone("meeting", "#c2452d")),
  line("person", "solid", 1, tone("person", "#3f7fbf")),
  line("title", "dotted", 1, tone("title", "#7f8ea0")),
  line("time place", "dashed", 1, tone("place", "#5b8f5a")),
  line("figure", "dotted", 2, tone("figure", "#b7791f")),
  line("rank", "double", 1, tone("figure", "#b7791f"), ".22em"),
  line("slogan", "wavy", 1, tone("slogan", "#a0568f")),
  line("decision", "solid", 2, tone("decision", "#7f8ea0")),
  line("organization", "dashed", 2, tone("person", "#3f7fbf")),
  line("keyword", "wavy", 2, tone("slogan", "#a0568f")),
  mark("point", `background-color: ${tone("point", "rgb(214 158 46 / .16)")};`),
  mark("damaged", "background-color: rgb(200 60 60 / .18);") + line("damaged", "wavy", 1, "#c33"),
  mark("found", `background-color: ${tone("found", "rgb(255 200 60 / .45)")};`),
  "@media (forced-colors: active) {", mark("found", "background-color: Highlight; color: HighlightText;"), line("point", "dashed", 2, "CanvasText"), "}",
  "}",
].join("");

export const markSheet = () => sheet("marks", marksCss());
