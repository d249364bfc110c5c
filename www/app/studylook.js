/** How what is looked at beside the text is set; the card's sheet has the colours. */
export const studyCss = `
:host { margin-block-start: 1.4rem; }
[data-shut], [hidden] { display: none !important; }
button, select, textarea { font: inherit; color: inherit; }
.tabs { display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin-block-end: .7rem; border-block-end: 1px solid var(--line); }
.tabs button { min-block-size: 2.4rem; padding: 0 .1rem; color: var(--muted); background: none; border: 0; border-block-end: 2px solid transparent; font-size: .9375em; cursor: pointer; }
.tabs button:hover { color: var(--ink); }
.tabs button[aria-expanded="true"] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
section { color: var(--ink); font-size: .9375em; margin-block-end: .4rem; }
h3 { margin-block: .8em .3em; font-size: .875em; font-weight: 400; color: var(--muted); }
.note, .here { color: var(--muted); }
.here { min-block-size: 1.7em; }
[part="legend"] > [part="heading"] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }

/* Figures. */
table { inline-size: 100%; border-collapse: collapse; margin-block-end: 1.2rem; }
caption { text-align: start; color: var(--muted); font-size: .875em; padding-block-end: .2rem; }
th, td { padding: .15rem .9rem .15rem 0; border-block-end: 1px dotted var(--line); text-align: start; font-weight: 400; vertical-align: middle; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead th { color: var(--muted); font-size: .875em; border-block-end: 1px solid var(--line); white-space: nowrap; }
td.value { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.change, td.rank, .verb { font-weight: 400; color: var(--muted); }
td.bar { inline-size: 18%; }
tbody th { min-inline-size: 4em; }
td.change { min-inline-size: 5em; }
svg { display: block; inline-size: 100%; block-size: .7em; overflow: visible; }
rect { fill: var(--accent); }
.words { padding: .1rem 0; background: none; border: 0; text-align: inherit; font-weight: inherit; cursor: pointer; overflow-wrap: anywhere; }
.words:hover { text-decoration: underline 1px var(--accent); text-underline-offset: .25em; }

/* Keywords. */
.chips { display: flex; flex-wrap: wrap; gap: .4em; }
.chips button { min-block-size: 2em; padding: 0 .8em; background: none; border: 1px solid var(--line); border-radius: 2em; cursor: pointer; text-align: start; }
.chips button:hover { border-color: var(--muted); }
small { color: var(--muted); font-variant-numeric: tabular-nums; }

/* Versions. */
.choose { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin-block-end: .5rem; }
.choose label { display: flex; align-items: center; gap: .5em; color: var(--muted); }
select, textarea { color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .35rem; }
select { min-block-size: 2.1rem; max-inline-size: 16rem; padding: 0 .5em; }
input { accent-color: var(--accent); }
textarea { display: block; inline-size: 100%; box-sizing: border-box; padding: .4rem .7rem; resize: vertical; line-height: 1.6; }
.sides { display: grid; gap: 1rem; }
.changes, .other { max-block-size: 20rem; overflow: auto; overscroll-behavior: contain; }
.changes li { display: grid; grid-template-columns: 4.6em minmax(0, 1fr); align-items: baseline; border-block-end: 1px dotted var(--line); }
.changes .what { color: var(--muted); font-size: .875em; }
.changes button { min-block-size: 2em; padding: .25rem .3rem; background: none; border: 0; border-radius: .3em; text-align: start; cursor: pointer; overflow-wrap: anywhere; }
.changes button:hover { background: color-mix(in srgb, var(--line) 45%, transparent); }
/* Grounds. */
.grounds .changes li { grid-template-columns: 4.6em minmax(0, 1fr) max-content; }
.grounds .changes small { color: var(--muted); }
.grounds button small { display: block; }
.cue { padding-inline: .3em; border: 1px solid var(--line); border-radius: .3em; }
.sure { padding-inline: .6em; }
del { color: var(--muted); text-decoration: line-through 1px var(--accent); }
ins { text-decoration: underline 2px var(--accent); text-underline-offset: .25em; }
.other { padding: .6rem .9rem; border: 1px solid var(--line); border-radius: .35rem; line-height: 1.9; white-space: pre-wrap; }
.other button { display: inline; padding: 0; background: none; border: 0; border-radius: .15em; text-align: start; white-space: pre-wrap; text-decoration: underline 2px var(--accent); text-underline-offset: .25em; cursor: pointer; }
[aria-current] { background: var(--found) !important; outline: 1px solid var(--accent); }
@container (inline-size >= 34em) { td.bar { inline-size: 34%; } }
@container (inline-size >= 46em) { .sides { grid-template-columns: 1fr 1fr; } }
@media (pointer: coarse) { .tabs button, .chips button, .changes button { min-block-size: 2.75rem; } }
@media (forced-colors: active) { .tabs button:not([aria-expanded="true"]), [part="kind"] button { border-color: Canvas; } }
@media print { :host { display: none !important; } }
`;
