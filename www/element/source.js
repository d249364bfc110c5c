// Where a text comes from: an article of the page, or an address.

import { Failure } from "./engine.js";

/** The sections that a card can show, and the text where the element owns it. */
export const SECTIONS = "occasion summary people agenda points decisions actions figures slogans attendance byline note text".split(" ");

/**
 * What only the larger flavour reads: pinyin notes, as republishing leaves them (會(huì)議), escapes and tags that stand in the
 * text as words, front matter, lines of names set with spaces, look-alikes of characters from PDF, names in Latin letters, with
 * a dot, or of other countries and peoples.
 */
export const isSpecial = (text) =>
  text.match(/[㐀-鿿][(（][a-z]*[à-ǜ][a-z]*[)）]/g)?.length > 2 ||
  /&#?\w+;|<[\w/!]|^---|^[㐀-鿿]{2,5}[^\S\n]{2}|[^ -~] ?[A-Z][\w-]*[. ][ A-Z]|[\u2e80-\u2fdf\uf900-\ufaff]|[㐀-鿿][·•‧・]|[总總][统統]|首相|[^院][总總]理[^局办]|大使|外[长長]|扎西|次仁|才让|[卓尼白]玛|顿珠|[多德]吉|[多桑]杰|[洛罗格]桑|丹增|央金|拉姆|[平嘉]措|旺堆|索朗|仁青|晋美|土登|卓嘎|巴特尔|其其格|格日勒|图雅|乌力吉|达木德|[额木吐努]尔|[买麦]提|古丽|库尔班|阿[不布][都达]|素甫|别克/m.test(text);

/** The flavour for a text: the smallest that knows all that the element asks. `full` also knows Taiwan, Hong Kong, organizations, keywords. */
export const flavour = (element, markdown, text) =>
  element.script[4] || /organiz|keyw/.test(element.highlight) ? "full" : markdown || element.script === "hant" || isSpecial(text) ? "studio" : "reader";

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
