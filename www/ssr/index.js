// The card on a server: the same markup from the same wasm, in a declarative shadow root that the element takes over.

import { Attributes, list, options } from "../element/attributes.js";
import { card } from "../element/card.js";
import { messages } from "../element/messages.js";
import { cardCss } from "../element/sheet.js";
import { SECTIONS, flavour } from "../element/source.js";

const flavours = {
  reader: [() => import("../engine/reader.js"), new URL("../engine/reader.wasm", import.meta.url)],
  studio: [() => import("../engine/studio.js"), new URL("../engine/studio.wasm", import.meta.url)],
  full: [() => import("../engine/full.js"), new URL("../engine/full.wasm", import.meta.url)],
};
const loading = new Map();

/** Loads a flavour, once; `wasm` (bytes, a module, a response) where the file beside the code cannot be read. */
export function load(flavour = "reader", wasm = null) {
  if (!loading.has(flavour)) {
    const [code, url] = flavours[flavour];
    const bytes = async () => wasm ?? (url.protocol === "file:" ? (await import("node:fs/promises")).readFile(url) : fetch(url));
    const loaded = Promise.all([code(), bytes()]).then(async ([engine, bytes]) => {
      await engine.default({ module_or_path: bytes });
      return engine;
    });
    loading.set(flavour, loaded.catch((error) => {
      loading.delete(flavour);
      throw error;
    }));
  }
  return loading.get(flavour);
}

const escaped = (text) => text.replace(/[&<>"\u00a0]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" })[c]);
const attributed = (attributes) => [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");

/** As much of a node as a card needs. */
class Node {
  #attributes = new Map();
  #content = [];

  constructor(name) {
    this.name = name;
  }

  setAttribute(name, value) {
    this.#attributes.set(name, String(value));
  }

  append(...items) {
    this.#content.push(...items);
  }

  toString() {
    const content = this.#content.map((item) => (typeof item === "string" ? escaped(item) : String(item)));
    return `<${this.name}${attributed(this.#attributes)}>${content.join("")}</${this.name}>`;
  }
}

/**
 * The markup of an element for a text, one line a block: `<meeting-report …>` with its card in it.
 *
 * `attributes` are those of the element; with `for` the text is that of an article elsewhere in the page, without it the
 * text becomes the element's content. `lang` is the page's language; `sheet` the address of card.css, for pages whose
 * policy forbids style elements; `nonce` one that it allows.
 */
export async function render(text, attributes = {}, { lang = "zh-Hans", sheet = null, nonce = null } = {}) {
  const given = new Map(Object.entries(attributes).filter(([name, value]) => value != null && /^[a-z][a-z0-9-]*$/.test(name) && !/^on/.test(name)).map(([name, value]) => [name, String(value)]));
  const element = Object.create(Attributes.prototype, { getAttribute: { value: (name) => given.get(name) ?? null } });
  if (element.src) throw new Error("a text with src is rendered in the page; give its words instead");
  const markdown = element.format === "markdown";
  const engine = await load(flavour(element, markdown, text));
  const reading = engine.read(text, { ...options(element, markdown, engine.vocabulary()), ...(!given.has("format") && { format: "plain" }) });
  const report = reading.report(element.digest);
  reading.free();
  const go = `#${element.for || given.get("id") || ""}`;
  const document = { createElement: (name) => new Node(name) };
  const node = card(report, { say: messages(given.get("lang") || lang), show: list(element.show, SECTIONS), go, facts: new Map(), document });
  const style = sheet == null ? `<style${nonce == null ? "" : ` nonce="${escaped(nonce)}"`}>${cardCss}</style>` : `<link rel="stylesheet" href="${escaped(sheet)}">`;
  const lines = element.for ? [] : text.split("\n").filter((line) => line.trim() !== "").map((line) => `<p>${escaped(line)}</p>`);
  return `<meeting-report${attributed(given)}><template shadowrootmode="open">${style}${node ? `<div class="frame">${node}</div>` : ""}<slot></slot></template>${lines.join("")}</meeting-report>`;
}
