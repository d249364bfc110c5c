// <meeting-report>: the facts and the summary of a meeting report in a card, and marks in the article itself.
// Importing this module changes nothing; `define()` registers the element, as importing define.js does.

import { card } from "./card.js";
import { Failure, load } from "./engine.js";
import { messages } from "./messages.js";
import { paint, unpaint } from "./paint.js";
import { cardSheet } from "./sheet.js";

const SECTIONS = "occasion summary people agenda points decisions actions figures slogans attendance byline note".split(" ");
const README = "https://npmjs.com/package/jiyao";
const list = (value, all) => (value.trim() === "all" ? all : value.trim().split(/[\s,]+/).filter(Boolean));
const warned = new Set();
/** Pinyin notes, as republishing leaves them: 會(huì)議. They take the larger flavour. */
const isNoted = (text) => text.match(/\p{sc=Han}[(（][a-z]*[à-ǜ][a-z]*[)）]/gu)?.length > 2;

/** Any tree that may hold the article: the element's own, then the document. */
const trees = (node) => new Set([node.getRootNode(), document]);

// On a server there is no HTMLElement: the import works all the same.
export class MeetingReportElement extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = "for src digest highlight script lang show format repair".split(" ");

  #root;
  #states;
  #article = null;
  #reading = null;
  #report = null;
  #target = null;
  #kinds = [];
  #facts = new WeakMap();
  #watch = new MutationObserver(() => this.#soon(100));
  #await = new MutationObserver(() => (this.#target ? !this.#target.isConnected : this.#find()) && this.#soon());
  #timer = 0;
  #run = 0;

  constructor() {
    super();
    const internals = this.attachInternals?.();
    this.#states = internals?.states;
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [cardSheet()];
    this.#root.append(document.createElement("slot"));
    this.#root.addEventListener("click", (event) => this.#select(event));
  }

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

  /** The kinds of marks, or `none`; all unless said otherwise. */
  get highlight() { return this.getAttribute("highlight") ?? "all"; }
  set highlight(kinds) { this.setAttribute("highlight", kinds); }

  /** The Chinese script of the card: `keep`, `hans` or `hant`. The article keeps its own. */
  get script() { return this.#one("script", "keep hans hant"); }
  set script(script) { this.setAttribute("script", script); }

  /** The sections of the card, or `none`; all unless said otherwise. */
  get show() { return this.getAttribute("show") ?? "all"; }
  set show(sections) { this.setAttribute("show", sections); }

  /** What the text is written in: `auto`, `plain` or `markdown`. */
  get format() { return this.#one("format", "auto plain markdown"); }
  set format(format) { this.setAttribute("format", format); }

  /** Ids of repair rules to leave out, or `none` for no repair at all. */
  get repair() { return this.getAttribute("repair") ?? ""; }
  set repair(rules) { this.setAttribute("repair", rules); }

  /** The reading of the engine, or null; it is freed with the next one. */
  get reading() { return this.#reading; }

  /** The report, or null. */
  get report() { return this.#report; }

  #one(name, names) {
    const value = this.getAttribute(name)?.trim().toLowerCase();
    return names.split(" ").includes(value) ? value : names.split(" ")[0];
  }

  connectedCallback() { this.#soon(); }

  disconnectedCallback() {
    this.#run++;
    clearTimeout(this.#timer);
    this.#watch.disconnect();
    this.#await.disconnect();
    this.#free();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.isConnected) this.#soon();
  }

  /** Reads again what changed without a sign, for instance the text behind `src`. */
  read() { return this.#read(); }

  /** Scrolls the article to a span of the reading's text and marks it; false where there is no such place. */
  goTo(span) {
    const range = this.#reading && this.#article?.ranges(this.#reading, Uint32Array.from(span))[0];
    if (!range || range.collapsed) return false;
    paint(this.#facts, this.#target.getRootNode(), [["found", range]], ["found"]);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const box = range.getBoundingClientRect();
    let pane = range.startContainer.parentElement;
    while (pane && !(pane.scrollHeight > pane.clientHeight && /auto|scroll/.test(getComputedStyle(pane).overflowY))) pane = pane.parentElement;
    const view = pane?.getBoundingClientRect() ?? { top: 0, height: innerHeight };
    (pane ?? window).scrollBy({ top: box.top + box.height / 2 - view.top - view.height * 0.4, behavior: calm ? "instant" : "smooth" });
    return true;
  }

  #soon(delay = 0) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), delay);
  }

  #find() {
    for (const tree of trees(this)) {
      const found = tree.getElementById?.(this.for);
      if (found) return found;
    }
    return null;
  }

  /** What is to be read: `{root}`, `{text}`, or null while the article is not there yet. */
  async #source() {
    this.#watch.disconnect();
    this.#await.disconnect();
    if (this.src) {
      const response = await fetch(new URL(this.src, this.baseURI)).catch((error) => error);
      if (!response.ok) throw new Failure("source", `${this.src}: ${response.status ?? response.message}`);
      return { text: await response.text() };
    }
    if (this.for) {
      const root = this.#find();
      if (root) return { root };
      for (const tree of trees(this)) this.#await.observe(tree, { childList: true, subtree: true, attributeFilter: ["id"] });
      if (document.readyState === "complete") this.#warn(new Failure("no-article", `no element has the id ${this.for} yet`));
      else addEventListener("load", () => this.#soon(), { once: true }); // The page may still be arriving.
      return null;
    }
    const raw = this.querySelector(":scope > script[type^='text/']");
    return raw ? { text: raw.textContent, type: raw.type } : { root: this };
  }

  async #read() {
    const run = ++this.#run;
    const gone = () => run !== this.#run || !this.isConnected;
    try {
      this.#state("reading");
      const source = await this.#source();
      if (gone()) return;
      if (!source) return this.#clear();
      const markdown = this.format === "markdown" || source.type === "text/markdown" || /\.md$/.test(this.src);
      const engine = await load(markdown || this.script === "hant" || isNoted(source.text ?? source.root.textContent) ? "studio" : "reader");
      await new Promise((done) => setTimeout(done)); // A task of its own: the page may draw in between.
      if (gone()) return;
      this.#replace(engine, source, markdown);
    } catch (error) {
      if (!gone()) this.#fail(error);
    }
  }

  #replace(engine, { root, text }, markdown) {
    const { kinds, rules } = engine.vocabulary();
    const ids = rules.map((rule) => rule.id);
    const options = {
      script: this.script,
      format: markdown ? "markdown" : this.hasAttribute("format") ? this.format : null,
      without: this.repair.trim() === "none" ? ids : list(this.repair).filter((id) => ids.includes(id)),
    };
    this.#free();
    this.#target = root ?? null;
    this.#article = root ? new engine.Article(root) : null;
    this.#reading = root ? this.#article.read(options) : engine.read(text, options);
    this.#report = this.#reading.report(this.digest);
    this.#kinds = kinds;
    if (root) this.#watch.observe(root, { childList: true, characterData: true, subtree: true, attributeFilter: ["hidden", "aria-hidden"] });
    // A framework may put another node in its place.
    if (root && root !== this && root.parentNode) this.#await.observe(root.parentNode, { childList: true });
    const detail = { reading: this.#reading, report: this.#report };
    if (this.dispatchEvent(new CustomEvent("reading", { detail, cancelable: true }))) {
      this.#render();
      this.#paint();
    } else {
      this.#hide();
    }
    this.#state("ready");
    this.dispatchEvent(new CustomEvent("change", { detail }));
  }

  #render() {
    const closest = this.closest("[lang]") ?? this.getRootNode().host?.closest("[lang]");
    const go = this.#target && `#${this.#target === this ? this.id : this.for}`;
    const node = card(this.#report, { say: messages(closest?.lang), show: list(this.show, SECTIONS), go, facts: this.#facts });
    this.#hide();
    if (!node) return;
    const frame = document.createElement("div");
    frame.className = "frame";
    frame.append(node);
    this.#root.prepend(frame);
  }

  #paint() {
    const wanted = list(this.highlight, this.#kinds);
    if (!this.#article) return;
    const marks = this.#reading.marks();
    const spans = [], names = [];
    for (let at = 0; at < marks.length; at += 4) {
      const kind = this.#kinds[marks[at + 2]];
      if (!wanted.includes(kind)) continue;
      spans.push(marks[at], marks[at + 1]);
      names.push(kind);
    }
    const ranges = this.#article.ranges(this.#reading, Uint32Array.from(spans));
    paint(this, this.#target.getRootNode(), ranges.map((range, at) => [names[at], range]), this.#kinds);
  }

  #select(event) {
    const node = event.target.closest?.("[part~=fact]");
    const detail = node && this.#facts.get(node);
    if (!detail || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const select = new CustomEvent("factselect", { detail, bubbles: true, composed: true, cancelable: true });
    if (this.dispatchEvent(select)) this.goTo(detail.span);
  }

  #state(name) {
    for (const state of ["reading", "ready", "error"]) this.#states?.[state === name ? "add" : "delete"](state);
  }

  #clear() {
    this.#free();
    this.#hide();
  }

  #hide() { this.#root.querySelector(".frame")?.remove(); }

  #free() {
    unpaint(this);
    unpaint(this.#facts);
    this.#article?.free();
    this.#reading?.free();
    this.#article = this.#reading = this.#report = this.#target = null;
  }

  #fail(error) {
    this.#clear();
    this.#state("error");
    this.#warn(error);
  }

  #warn(error) {
    error.reason ??= "engine";
    if (!warned.has(error.message)) console.warn(`<meeting-report> ${error.reason}: ${error.message} (${README})`);
    warned.add(error.message);
    this.dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  }
}

/** Registers the element under `tag`, once; another class under that name is left alone. */
export function define(tag = "meeting-report", registry = globalThis.customElements) {
  if (registry && !registry.get(tag)) registry.define(tag, tag === "meeting-report" ? MeetingReportElement : class extends MeetingReportElement {});
}
