/** Nodes that are sketched first: `card()` fills a sketch as it fills nodes, and only what differs is made anew. */

class Sketch {
  attributes = [];
  content = [];

  constructor(name) {
    this.name = name;
  }

  setAttribute(...pair) {
    this.attributes.push(pair);
  }

  append(...items) {
    this.content.push(...items);
  }
}

/** What makes sketches in place of a document. */
export const sketches = { createElement: (name) => new Sketch(name) };

/** The node of a sketch or of words: `old` where it is one of the kind. `made` hears of each sketch and its node. */
export function fit(sketch, old, made) {
  if (typeof sketch === 'string') {
    if (old?.nodeType !== 3) return document.createTextNode(sketch);
    if (old.data !== sketch) old.data = sketch;
    return old;
  }
  const { name, attributes, content } = sketch;
  const lang = attributes.find(([name]) => name === 'lang')?.[1] ?? '';
  const isLike = old?.localName === name && old.lang === lang && attributes.every(([name, value]) => old.getAttribute(name) === value);
  const node = isLike ? old : document.createElement(name);
  if (!isLike) for (const pair of attributes) node.setAttribute(...pair);
  content.forEach((item, at) => {
    const was = node.childNodes[at];
    const now = fit(item, was, made);
    if (!was) node.append(now);
    else if (now !== was) was.replaceWith(now);
  });
  while (node.childNodes.length > content.length) node.lastChild.remove();
  made(sketch, node);
  return node;
}
