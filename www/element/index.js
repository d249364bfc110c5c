// <meeting-report>: the facts and the summary of a meeting report in a card, and marks in the article itself.
// Importing this module changes nothing; `define()` registers the element, as importing define.js does.

import { Attributes, list, options } from "./attributes.js";
import { card } from "./card.js";
import { Failure, forget, free, load, pause, warm } from "./engine.js";
import { messages } from "./messages.js";
import { paint, unpaint } from "./paint.js";
import { cardSheet, sheet } from "./sheet.js";
import { fetchText, find, flavour, SECTIONS, trees } from "./source.js";

const README = "https://npmjs.com/package/jiyao";
const warned = new Set();

/**
 * The facts and the summary of a meeting report in a card, and marks in the article itself.
 *
 * @tagname meeting-report
 * @fires {CustomEvent<ReadingDetail>} reading - Before the card and the marks appear; canceling leaves both out.
 * @fires {CustomEvent<ReadingDetail>} change - After they have appeared.
 * @fires {CustomEvent<FactDetail>} factselect - A fact was followed; canceling leaves the page where it is.
 * @fires {ErrorEvent} error - Something failed; `error.reason` is a Reason. The article stays as it was.
 * @slot - The article, where the element owns it; with `src`, what stands there until the text has come.
 * @cssstate reading - A text is on its way or being read.
 * @cssstate ready - Card and marks have appeared.
 * @cssstate error - Something failed.
 * @csspart card - The whole card.
 * @csspart kicker - The line above the title.
 * @csspart title - The meeting's name.
 * @csspart summary - The summary.
 * @csspart facts - A list of labelled facts: date, place, people.
 * @csspart label - The label of a fact.
 * @csspart date - The day of the meeting.
 * @csspart place - Where it was held.
 * @csspart host - Who chaired it.
 * @csspart speaker - Who spoke.
 * @csspart attendance - Who took part.
 * @csspart absent - Who was absent.
 * @csspart recorder - Who took the minutes.
 * @csspart byline - Reporters and editors.
 * @csspart person - A name with its titles.
 * @csspart titles - The titles of a person.
 * @csspart inferred - A date that the text gives in parts.
 * @csspart sections - The sections below the facts.
 * @csspart section - A section; beside it the part says which.
 * @csspart agenda - The section of topics.
 * @csspart points - The section of points.
 * @csspart decisions - The section of decisions.
 * @csspart actions - The section of tasks.
 * @csspart figures - The section of figures.
 * @csspart slogans - The section of slogans.
 * @csspart heading - The heading of a section.
 * @csspart count - How many there are.
 * @csspart list - The items of a section.
 * @csspart item - An item without parts of its own.
 * @csspart point - A point.
 * @csspart marker - The words that number a point.
 * @csspart head - The words that state a point.
 * @csspart whose - Whose point or task it is.
 * @csspart action - A task.
 * @csspart figure - A figure.
 * @csspart metric - What a figure counts.
 * @csspart value - Number and unit.
 * @csspart change - Growth and rank beside a figure.
 * @csspart more - The figures that are folded away.
 * @csspart toggle - What unfolds them.
 * @csspart chips - The slogans.
 * @csspart chip - A slogan.
 * @csspart note - The line at the foot.
 * @csspart legend - The legend of the marks, where `show` names it.
 * @csspart kinds - Its kinds.
 * @csspart kind - A kind of marks: its switch, how many there are, the way to the next one.
 * @csspart sample - Words that look as the marks of their kind do.
 * @csspart options - Its other switches.
 * @csspart labels - The labels at the marks.
 * @csspart here - Which mark was gone to.
 * @csspart fact - Words of the text; beside it the part says their kind.
 * @csspart text - The text, where the element shows it (`src`, or a script of text).
 * @csspart headline - A heading of the text.
 * @csspart paragraph - A paragraph of the text.
 * @csspart quotation - A quotation of the text.
 * @csspart code - Code in the text.
 * @csspart cell - A cell of a table of the text.
 * @cssprop [--meeting-report-paper] - The card's ground.
 * @cssprop [--meeting-report-ink] - Its words.
 * @cssprop [--meeting-report-muted] - Labels and lesser words.
 * @cssprop [--meeting-report-line] - Lines between its parts.
 * @cssprop [--meeting-report-accent] - The line above, markers, focus.
 * @cssprop [--meeting-report-radius] - How round its corners are.
 * @cssprop [--meeting-report-font-size] - The size of its words.
 * @cssprop [--meeting-report-meeting] - The mark of the meeting's name, of all marks a colour.
 * @cssprop [--meeting-report-person] - The mark of names, of organizations too.
 * @cssprop [--meeting-report-title] - The mark of titles.
 * @cssprop [--meeting-report-place] - The mark of times and places.
 * @cssprop [--meeting-report-figure] - The mark of figures and ranks.
 * @cssprop [--meeting-report-slogan] - The mark of slogans and keywords.
 * @cssprop [--meeting-report-decision] - The mark of decisions.
 * @cssprop [--meeting-report-point] - The ground of points.
 * @cssprop [--meeting-report-found] - The ground of a place that was gone to.
 */
export class MeetingReportElement extends Attributes {
  #root;
  #states;
  /** What gives ranges: the engine's walk over an article, or a text of our own. */
  #article = null;
  #reading = null;
  #report = null;
  /** The node that holds the article's words. */
  #target = null;
  #frame = null;
  #legend = null;
  #facts = new WeakMap();
  #watch = new MutationObserver(() => this.#soon(100));
  #await = new MutationObserver(() => (this.#target ? !this.#target.isConnected : find(this)) && this.#soon());
  /** Whether the element or its article has been near the viewport: before, nothing is loaded. */
  #near = !globalThis.IntersectionObserver;
  #sight = this.#near ? null : new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.read(), { rootMargin: "100%" });
  #life = null;
  #timer = 0;
  #run = 0;
  #trapped = false;

  constructor() {
    super();
    const internals = this.attachInternals?.();
    this.#states = internals?.states;
    // A server may have rendered the card already.
    this.#root = internals?.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#adopt(cardSheet());
    if (!this.#root.querySelector("slot")) this.#root.append(document.createElement("slot"));
    this.#root.addEventListener("click", (event) => this.#select(event));
  }

  /** The reading of the engine, or null; it is freed with the next one. */
  get reading() { return this.#reading; }

  /** The report, or null. */
  get report() { return this.#report; }

  connectedCallback() {
    this.#life = new AbortController();
    // A page that comes back from the browser's cache may have left in the middle of a fetch.
    addEventListener("pageshow", (event) => event.persisted && !this.#reading && this.#soon(), { signal: this.#life.signal });
    this.#soon();
  }

  disconnectedCallback() {
    this.#run++;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#life.abort();
    this.#sight?.disconnect();
    this.#near = !this.#sight;
    this.#watch.disconnect();
    this.#await.disconnect();
    this.#free();
  }

  /** A move that keeps the state changes nothing. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.isConnected) this.#soon();
  }

  /** Reads now: what changed without a sign, for instance the text behind `src`, or an element that nobody has come near. */
  read() {
    this.#near = true;
    this.#sight?.disconnect();
    return this.#read();
  }

  /** Scrolls the article to a span of the reading's text and marks it; false where there is no such place. */
  goTo(span) {
    const range = this.#reading && this.#article?.ranges(this.#reading, Uint32Array.from(span))[0];
    if (!range || range.collapsed) return false;
    paint(this.#facts, this.#target.getRootNode(), [["found", range]], ["found"]);
    const calm = matchMedia("(prefers-reduced-motion)").matches;
    const box = range.getBoundingClientRect();
    let pane = range.startContainer.parentElement;
    while (pane && !(pane.scrollHeight > pane.clientHeight && /auto|scroll/.test(getComputedStyle(pane).overflowY))) pane = pane.parentElement;
    const view = pane?.getBoundingClientRect() ?? { top: 0, height: innerHeight };
    (pane ?? window).scrollBy({ top: box.top + box.height / 2 - view.top - view.height * 0.4, behavior: calm ? "instant" : "smooth" });
    return true;
  }

  #soon(delay = 0) {
    // Not later for every new sign: a page that never rests would never be read.
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.#read();
    }, delay);
  }

  /** What is to be read: `{src}`, `{root}`, `{text}`, or null while the article is not there yet. */
  #source() {
    this.#watch.disconnect();
    this.#await.disconnect();
    if (this.src) return { src: this.src };
    if (this.for) {
      const root = find(this);
      if (root) return { root };
      for (const tree of trees(this)) this.#await.observe(tree, { childList: true, subtree: true, attributeFilter: ["id"] });
      if (document.readyState === "complete") this.#warn(new Failure("no-article", `no element has the id ${this.for} yet`));
      else addEventListener("load", () => this.#soon(), { once: true, signal: this.#life.signal }); // The page may still be arriving.
      return null;
    }
    const raw = this.querySelector(":scope > script[type^='text/']");
    return raw ? { raw, text: raw.textContent, type: raw.type } : { root: this };
  }

  async #read() {
    if (!this.isConnected) return;
    const run = ++this.#run;
    const fresh = {};
    let engine;
    const gone = async () => (await pause(), run !== this.#run);
    try {
      let source = this.#source();
      if (!source) {
        this.#state();
        return this.#clear();
      }
      const { root, raw } = source;
      if (!this.#near) {
        this.#sight.observe(this);
        if (root) this.#sight.observe(root);
        return;
      }
      this.#state("reading");
      if (source.src) source = await fetchText(source.src, this.baseURI, this.#life.signal);
      const markdown = this.format === "markdown" || source.type === "text/markdown";
      const words = source.text ?? root.textContent;
      engine = await load(flavour(this, markdown, words));
      await warm(engine, words);
      // Each step below is a task of its own: in between the page may draw and react.
      if (run !== this.#run) return;
      if (root && !root.isConnected) return this.#soon();
      // From here on, so that nothing changes unseen.
      if (root ?? raw) this.#watch.observe(root ?? raw, { childList: true, characterData: true, subtree: true, attributeFilter: ["hidden", "aria-hidden"] });
      // A framework may put another node in its place.
      if (root && root !== this && root.parentNode) this.#await.observe(root.parentNode, { childList: true });
      const vocabulary = engine.vocabulary();
      const how = options(this, markdown, vocabulary);
      if (root) {
        fresh.article = new engine.Article(root);
        if (await gone()) return;
      }
      fresh.reading = fresh.article?.read(how) ?? engine.read(source.text, how);
      if (await gone()) return;
      const report = fresh.reading.report(this.digest);
      if (await gone()) return;
      const shown = list(this.show, SECTIONS);
      if (!root && shown.includes("text")) {
        const { Text, textCss } = await import("./text.js");
        this.#adopt(sheet("text", textCss));
        if (await gone()) return;
        fresh.article = new Text(fresh.reading, report.title?.span);
      }
      this.#free();
      this.#article = fresh.article ?? null;
      this.#reading = fresh.reading;
      this.#report = report;
      this.#target = root ?? this.#article?.node ?? null;
      fresh.article = fresh.reading = null;
      const detail = { reading: this.#reading, report };
      if (this.dispatchEvent(new CustomEvent("reading", { detail, cancelable: true }))) {
        this.#render(report, shown, root);
        if (await gone()) return;
        const legend = shown.includes("legend");
        if (!legend) this.#unexplain();
        this.#paint(vocabulary.kinds);
        if (legend) await this.#explain(root, vocabulary.kinds);
        if (run !== this.#run) return;
      } else {
        this.#hide();
      }
      this.#trapped = false;
      this.#state("ready");
      this.dispatchEvent(new CustomEvent("change", { detail }));
    } catch (error) {
      const trap = error.name === "RuntimeError";
      if (trap) forget(engine);
      if (run !== this.#run) return;
      // What traps once may be a fault of the browser: another engine may do. What traps twice is ours.
      if (!trap || this.#trapped) return this.#fail(error);
      this.#trapped = true;
      this.#soon();
    } finally {
      free(fresh.article, fresh.reading);
    }
  }

  #render(report, show, root) {
    const closest = this.closest("[lang]") ?? this.getRootNode().host?.closest("[lang]");
    const go = this.#target && `#${root && root !== this ? this.for : this.id}`;
    const facts = new Map();
    const node = card(report, { say: messages(closest?.lang), show, go, facts });
    const own = root ? null : this.#target;
    const frame = document.createElement("div");
    frame.className = "frame";
    frame.append(...[node, own].filter(Boolean));
    const old = this.#frame ?? this.#root.querySelector(".frame");
    const places = old?.isEqualNode(frame) && !own && old.querySelectorAll("[part~=fact]");
    // What is there already stays: nobody loses a selection or the focus, and nothing is drawn again.
    if (!places) {
      if (old) old.replaceWith(frame);
      else this.#root.prepend(frame);
    }
    this.#frame = places ? old : frame;
    frame.querySelectorAll("[part~=fact]").forEach((place, at) => this.#facts.set(places ? places[at] : place, facts.get(place)));
    this.#root.querySelector("slot").hidden = Boolean(own);
  }

  #paint(kinds) {
    if (!this.#article) return;
    const wanted = list(this.highlight, kinds).filter((kind) => !this.#legend?.hidden.has(kind));
    const marks = this.#marks();
    const spans = [], names = [];
    for (let at = 0; at < marks.length; at += 4) {
      const kind = kinds[marks[at + 2]];
      if (!wanted.includes(kind)) continue;
      spans.push(marks[at], marks[at + 1]);
      names.push(kind);
    }
    const ranges = this.#article.ranges(this.#reading, Uint32Array.from(spans));
    paint(this, this.#target.getRootNode(), ranges.map((range, at) => [names[at], range]), kinds);
  }

  /** Organizations and keywords only where they are named: `all` are those of every flavour. */
  #marks() {
    return this.#reading.allMarks?.(this.highlight) ?? this.#reading.marks();
  }

  async #explain(root, kinds) {
    const { explain } = await import("./legend.js");
    if (!this.#article) return;
    this.#legend ??= explain(this, this.#root, () => this.#paint(kinds));
    this.#legend.read(kinds, this.#marks(), this.#frame, root ? null : this.#target);
  }

  #unexplain() {
    this.#legend?.host.remove();
    this.#legend = null;
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
    this.#states?.clear();
    if (name) this.#states?.add(name);
  }

  #clear() {
    this.#free();
    this.#hide();
  }

  #adopt(sheet) {
    const adopted = this.#root.adoptedStyleSheets;
    if (!adopted.includes(sheet)) this.#root.adoptedStyleSheets = [...adopted, sheet];
  }

  #hide() {
    this.#unexplain();
    this.#frame?.remove();
    this.#frame = null;
    this.#root.querySelector("slot").hidden = false;
  }

  #free() {
    unpaint(this);
    unpaint(this.#facts);
    free(this.#article, this.#reading);
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
