// Runs while the page is parsed, before any module: notes how the article is, then hears what the element says of it.
{
  const article = document.querySelector("article");
  const element = document.querySelector("meeting-report");
  const nodes = (root) => {
    const walker = document.createTreeWalker(root);
    const list = [];
    while (walker.nextNode()) list.push(walker.currentNode);
    return list;
  };
  const before = { html: article.outerHTML, nodes: nodes(article) };
  let mutations = 0;
  const observer = new MutationObserver((records) => (mutations += records.length));
  observer.observe(article, { subtree: true, childList: true, attributes: true, characterData: true });

  globalThis.seen = [];
  for (const type of ["reading", "change", "error"]) {
    element.addEventListener(type, (event) => {
      seen.push({ type, reason: event.error?.reason ?? null, message: event.message ?? "" });
    });
  }

  /** What happened to the article since; nothing when all is as it was. */
  globalThis.harm = () => {
    const found = [];
    mutations += observer.takeRecords().length;
    const after = nodes(article);
    if (mutations) found.push(`${mutations} mutations`);
    if (article.outerHTML !== before.html) found.push("other HTML");
    if (after.length !== before.nodes.length || after.some((node, at) => node !== before.nodes[at])) found.push("other nodes");
    if (!article.checkVisibility() || !article.getBoundingClientRect().height) found.push("not shown");
    return found;
  };
}
