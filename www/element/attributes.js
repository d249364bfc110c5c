// The attributes of <meeting-report> as properties. A value that means nothing reads as the default.

function one(element, name, names) {
  const value = element.getAttribute(name)?.trim().toLowerCase();
  const known = names.split(" ");
  return known.includes(value) ? value : known[0];
}

/** The engine's options for an element whose text is, or is not, known to be Markdown. */
export function options(element, markdown, { rules }) {
  const ids = rules.map((rule) => rule.id);
  return {
    script: element.script,
    format: markdown ? "markdown" : element.getAttribute("format") == null ? null : element.format,
    without: element.repair.trim() === "none" ? ids : list(element.repair).filter((id) => ids.includes(id)),
  };
}

/** The names in an attribute; one of them may be `all`, which stands for those of `all`. */
export const list = (value, all) => value.split(/[\s,]+/).flatMap((name) => (name === "all" ? all : name || []));

// On a server there is no HTMLElement: importing works all the same.
export class Attributes extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = "for src digest highlight script lang show format repair".split(" ");

  /** The id of the article; without it, the element's own content is the article. */
  get for() { return (this.getAttribute("for") ?? "").replace(/^#/, ""); }
  set for(id) { this.setAttribute("for", id); }

  /** The address of a text to read instead of an article of the page. */
  get src() { return this.getAttribute("src") ?? ""; }
  set src(url) { this.setAttribute("src", url); }

  /** The length of the summary in characters: 120 unless said otherwise, 0 for none. */
  get digest() {
    const value = this.getAttribute("digest");
    return value != null && /^\d{1,6}$/.test(value.trim()) ? Number(value) : 120;
  }
  set digest(length) { this.setAttribute("digest", length); }

  /** The kinds of marks, or `none`; all unless said otherwise. `organization` and `keyword` are not among all: `all organization`. */
  get highlight() { return this.getAttribute("highlight") ?? "all"; }
  set highlight(kinds) { this.setAttribute("highlight", kinds); }

  /** The Chinese script of the card: `keep`, `hans`, `hant`, its forms in Taiwan or Hong Kong (`hant-tw`, `hant-hk`), or these with the words used there (`hant-tw-words`, `hant-hk-words`). The article keeps its own. */
  get script() { return one(this, "script", "keep hans hant hant-tw hant-tw-words hant-hk hant-hk-words"); }
  set script(script) { this.setAttribute("script", script); }

  /** The sections of the card, or `none`; all unless said otherwise. `legend` is not among all: `all legend`. */
  get show() { return this.getAttribute("show") ?? "all"; }
  set show(sections) { this.setAttribute("show", sections); }

  /** What the text is written in: `auto`, `plain` or `markdown`. */
  get format() { return one(this, "format", "auto plain markdown"); }
  set format(format) { this.setAttribute("format", format); }

  /** Ids of repair rules to leave out, or `none` for no repair at all. */
  get repair() { return this.getAttribute("repair") ?? ""; }
  set repair(rules) { this.setAttribute("repair", rules); }
}
