// Measures in a browser how long 500 marks take in an article of 1 MB: from their spans to the frame that shows them.

const MARKS = 500;
const BYTES = 1 << 20;

/** In the page: milliseconds of five paintings, how many marks there were, and what happened to the article's nodes. */
async function measure(text, bytes, count) {
  const engine = await import("/engine/reader.js");
  await engine.default();
  const { paint, unpaint } = await import("/element/paint.js");
  const root = document.body.appendChild(document.createElement("article"));
  const size = new TextEncoder().encode(text).length;
  const lines = text.split("\n").filter(Boolean);
  for (let copy = 0; copy * size < bytes; copy += 1) {
    for (const line of lines) root.append(Object.assign(document.createElement("p"), { textContent: line }));
  }
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel(); // The first task behind the frame.
    port1.onmessage = done;
    port2.postMessage(0);
  }));
  const article = new engine.Article(root);
  const reading = article.read();
  const { kinds } = engine.vocabulary();
  const marks = reading.marks();
  const step = Math.floor(marks.length / 4 / count);
  const spans = [], names = [];
  for (let at = 0; at < count; at += 1) {
    spans.push(...marks.subarray(at * step * 4, at * step * 4 + 2));
    names.push(kinds[marks[at * step * 4 + 2]]);
  }
  let touched = 0;
  const watch = new MutationObserver((records) => (touched += records.length));
  watch.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) {
    unpaint(root);
    await frame();
    const start = performance.now();
    const ranges = article.ranges(reading, Uint32Array.from(spans));
    paint(root, document, ranges.map((range, at) => [names[at], range]), kinds);
    await frame();
    times.push(performance.now() - start);
  }
  const shown = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
  watch.takeRecords().forEach(() => (touched += 1));
  unpaint(root);
  root.remove();
  return { times, shown, touched };
}

/** A row of [name, milliseconds]: the median; throws where marks are missing or a node was touched. */
export async function measureMarks(page, site, text) {
  await page.open(`${site}/test/bench.html`);
  const { times, shown, touched } = await page.evaluate(`(...values) => (${measure})(...values)`, text, BYTES, MARKS);
  if (shown !== MARKS || touched) throw new Error(`${shown} marks, ${touched} nodes touched`);
  return [`${MARKS} marks in an article of 1 MB: from spans to the frame`, times.sort((a, b) => a - b)[2]];
}
