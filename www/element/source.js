// Where a text comes from: an article of the page, or an address.

import { Failure } from "./engine.js";

/** The sections that a card can show, and the text where the element owns it. */
export const SECTIONS = "occasion summary people agenda points decisions actions figures slogans attendance byline note text".split(" ");

/**
 * What only the larger flavour repairs: pinyin notes, as republishing leaves them (會(huì)議), escapes and tags that stand
 * in the text as words, look-alikes of characters from PDF.
 */
export const isSpoilt = (text) =>
  text.match(/\p{sc=Han}[(（][a-z]*[à-ǜ][a-z]*[)）]/gu)?.length > 2 || /&(#\d|[a-z]+;)|<[a-z/!]|[⺀-⿟豈-龎]/i.test(text);

/** Any tree that may hold the article of an element: the element's own, then the document. */
export const trees = (element) => new Set([element.getRootNode(), document]);

/** The article that an element is for, or null. */
export function find(element) {
  for (const tree of trees(element)) {
    const found = tree.getElementById?.(element.for);
    if (found) return found;
  }
  return null;
}

/** Fetches a text, from here or from where CORS allows it. */
export async function fetchText(src, base, signal) {
  const wrong = (why) => new Failure("source", `${src}: ${why}`);
  const url = URL.canParse(src, base) ? new URL(src, base) : {};
  if (!/^https?:$/.test(url.protocol)) throw wrong("only http and https are read");
  const response = await fetch(url, { signal }).catch((error) => error);
  if (!response.ok) throw wrong(response.status ?? response.message);
  const type = response.headers.get("content-type") ?? "";
  if (/html/i.test(type)) throw wrong("is HTML; a text or Markdown is wanted");
  return { text: await response.text(), type: /markdown/i.test(type) || /\.(md|markdown)$/i.test(url.pathname) ? "text/markdown" : "" };
}
