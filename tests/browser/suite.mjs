// What the browser tests share: one browser for a file, and looks into the page.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { launch } from "./driver.mjs";

const SITE = process.env.JIYAO_SITE;
const SHOTS = process.env.JIYAO_SHOTS;

/** Starts the browser of this run before the tests of a file and ends it behind them. */
export function browser() {
  const holder = {};
  before(async () => {
    assert.ok(SITE, "run by cargo xtask test browser");
    holder.page = await launch(process.env.JIYAO_ENGINE ?? "chromium");
  });
  after(() => holder.page?.close());
  return {
    engine: process.env.JIYAO_ENGINE ?? "chromium",
    get page() {
      return holder.page;
    },
    open: (path) => holder.page.open(SITE + path),
    /** Opens the desk, on a new draft unless said otherwise, and waits until it can be written on. */
    desk: async (path = "/?do=new", site = SITE) => {
      await holder.page.open(site + path);
      await holder.page.until(() => document.querySelector("#text")?.shadowRoot?.querySelector(".cm-content") != null);
    },
    /** Uses what has the focus, by Enter; a Firefox without a window gives its buttons no keys. */
    use: () => (holder.page.engine === "firefox" ? holder.page.evaluate(() => document.activeElement.click()) : holder.page.press("Enter")),
    shot: (name) => {
      mkdirSync(SHOTS, { recursive: true });
      return holder.page.screenshot(join(SHOTS, `${process.env.JIYAO_ENGINE}-${name}.png`));
    },
  };
}

/** In the page: the words under the highlights, by name of the highlight. */
export function highlighted() {
  const words = (range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  };
  return Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(words)]).filter(([, list]) => list.length));
}

/** In the page: what a reader sees in the shadow root of an element. */
export function shadowText(selector) {
  const seen = [];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) seen.push(node.data);
    else if (!["STYLE", "SCRIPT", "TEMPLATE"].includes(node.nodeName) && !(node instanceof Element && !node.checkVisibility())) {
      for (const child of (node.shadowRoot ?? node).childNodes) visit(child);
    }
  };
  const root = document.querySelector(selector)?.shadowRoot;
  for (const child of root?.childNodes ?? []) visit(child);
  return seen.join("").replace(/\s+/g, " ").trim();
}

/** Every word stands in the text. */
export function holds(text, ...words) {
  for (const word of words) assert.ok(text.includes(word), `${word} is missing in: ${text}`);
}

/** In the page: the next event of an element, `change` unless said otherwise; rejects where it comes to something else. */
export function heard(element, wanted = "change") {
  const other = wanted === "error" ? "change" : "error";
  return new Promise((done, failed) => {
    element.addEventListener(wanted, done, { once: true });
    element.addEventListener(other, ({ message }) => failed(new Error(`${other} in place of ${wanted}: ${message}`)), { once: true });
  });
}

/** In the page: opens a text as a file is opened. */
export function bring(text) {
  const files = new DataTransfer();
  files.items.add(new File([text], "report.txt"));
  const field = document.querySelector("#file");
  field.files = files.files;
  field.dispatchEvent(new Event("change"));
}

/** In the page: chooses the language of the interface, and waits for its words. */
export async function speakIn(language) {
  const field = document.querySelector("#language");
  field.value = language;
  field.dispatchEvent(new Event("change"));
  while (document.documentElement.lang !== language) await new Promise((done) => setTimeout(done, 10));
}
