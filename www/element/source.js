// Where a text comes from: an article of the page, or an address.

import { Failure } from "./engine.js";

/** The sections that a card can show, and the text where the element owns it. */
export const SECTIONS = "occasion summary people agenda points decisions actions figures slogans attendance byline note text".split(" ");

/**
 * What only the larger flavour reads: pinyin notes, as republishing leaves them (會(huì)議), escapes and tags that stand in the
 * text as words, look-alikes of characters from PDF, names with a dot or of other countries and peoples.
 */
export const isSpecial = (text) =>
  text.match(/[㐀-鿿][(（][a-z]*[à-ǜ][a-z]*[)）]/g)?.length > 2 ||
  /&(#\d|[a-z]+;)|<[a-z/!]|[\u2e80-\u2fdf\uf900-\ufaff]|[㐀-鿿][·•‧・][㐀-鿿]|[总總][统統]|首相|[^院][总總]理[^局办]|大使|外[长長]|扎西|次仁|才让|卓玛|顿珠|多吉|多杰|尼玛|[洛罗]桑|丹增|央金|拉姆|平措|旺堆|白玛|格桑|索朗|仁青|桑杰|嘉措|晋美|土登|德吉|卓嘎|巴特尔|其其格|格日勒|额尔|图雅|乌力吉|达木德|木尔|买提|麦提|古丽|吐尔|阿[不布]都|库尔班|素甫|努尔|别克/i.test(text);

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
