// Measures the desk in Chromium as an editor feels it: real keys, and the time until what they change is there.

const KEYS = 60;

/** In the page: opens a text as a file is opened. */
function bring(text) {
  const files = new DataTransfer();
  files.items.add(new File([text], "bench.txt"));
  const field = document.querySelector("#file");
  field.files = files.files;
  field.dispatchEvent(new Event("change"));
}

/** In the page: notes for each key when its character is painted and when the reading of it is shown. */
function watch() {
  const times = { painted: [], read: [] };
  let pressed = 0;
  const content = document.querySelector("#text").shadowRoot.querySelector(".cm-content");
  content.addEventListener("keydown", () => {
    const start = performance.now();
    pressed = start;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // The first task behind the frame.
      port1.onmessage = () => times.painted.push(performance.now() - start);
      port2.postMessage(0);
    });
  }, true);
  // Each reading is counted, and card and marks are there before an observer is called.
  new MutationObserver(() => {
    if (pressed) times.read.push(performance.now() - pressed);
    pressed = 0;
  }).observe(document.querySelector("#status"), { childList: true });
  globalThis.times = times;
}

async function type(page, text, pause) {
  await page.evaluate(bring, text);
  await page.until(() => document.querySelector("#card").shadowRoot.childElementCount && document.querySelector("#progress").hidden);
  await page.click("#text >>> .cm-content");
  await page.evaluate(watch);
  for (let key = 0; key < KEYS; key += 1) {
    await page.type("a");
    await new Promise((done) => setTimeout(done, pause));
  }
  return page.evaluate(() => globalThis.times);
}

const rank = (list, part) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

/** Rows of [name, milliseconds]. */
export async function measureDesk(page, site, clean) {
  const open = async () => {
    await page.open(`${site}/?do=new`);
    await page.until(() => document.querySelector("#text")?.shadowRoot != null);
  };
  await open();
  const start = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  const small = await type(page, clean.repeat(Math.ceil(3_000 / clean.length)).slice(0, 3_000), 60);
  await open();
  const large = await type(page, clean.repeat(Math.ceil(100_000 / clean.length)).slice(0, 100_000), 60); // 300 KB in UTF-8
  await page.cdp("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.open(`${site}/?do=new`);
  const slow = await page.until(() => document.querySelector("#text")?.shadowRoot != null && performance.now());
  await page.cdp("Emulation.setCPUThrottlingRate", { rate: 1 });
  return [
    ["desk: loaded", start],
    ["desk, CPU 4 times slower: can be written on", slow],
    ["desk, 3,000 characters: key to card, median", rank(small.read, 0.5)],
    ["desk, 3,000 characters: key to card, p95", rank(small.read, 0.95)],
    ["desk, 3,000 characters: key to paint, p95", rank(small.painted, 0.95)],
    ["desk, 300 KB: key to paint, median", rank(large.painted, 0.5)],
    ["desk, 300 KB: key to paint, p95", rank(large.painted, 0.95)],
  ];
}
