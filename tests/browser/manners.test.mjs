// What a portal may count on: nothing is loaded early, twice, or kept; nothing shifts; nothing breaks it.
import assert from "node:assert/strict";
import test from "node:test";
import { ARTICLE, LONG, SCRIPT, STRICT, WITNESS, host, page, settled } from "./host.mjs";
import { browser } from "./suite.mjs";

const run = browser();
const FOR = '<meeting-report for="report"></meeting-report>';
const wasms = (portal) => portal.asked.filter((path) => path.endsWith(".wasm")).length;
const rest = (time) => new Promise((done) => setTimeout(done, time));

test("the wasm is loaded when the element or its article comes near, and not before", async () => {
  const far = '<div style="height:9000px"></div>';
  const portal = await host({
    "/far.html": page(SCRIPT, `${far}${FOR}${far}${ARTICLE}`),
    "/article-near.html": page(SCRIPT, `${ARTICLE}${far}${FOR}`),
    "/read.html": page(SCRIPT, `${far}${FOR}${far}${ARTICLE}`),
  });
  await run.page.open(`${portal.url}/far.html`);
  await run.page.until(() => Boolean(customElements.get("meeting-report")));
  await rest(400);
  assert.equal(wasms(portal), 0, "too early");
  assert.equal(await run.page.evaluate(settled), undefined);
  await run.page.evaluate(() => document.querySelector("meeting-report").scrollIntoView({ behavior: "instant" }));
  assert.equal(await run.page.until(settled), "ready");
  assert.equal(wasms(portal), 1);

  await run.page.open(`${portal.url}/article-near.html`);
  assert.equal(await run.page.until(settled), "ready", "an article in view is marked, wherever the card is");

  await run.page.open(`${portal.url}/read.html`);
  await run.page.until(() => Boolean(customElements.get("meeting-report")));
  await run.page.evaluate(() => document.querySelector("meeting-report").read());
  assert.equal(await run.page.until(settled), "ready", "read() does not wait for anybody");
});

test("forms and words of Taiwan come when they are asked for, and only then", async () => {
  const article = '<article id="report"><h1>枫桥县软件和网络工作会议</h1><p>3月5日下午，枫桥县软件和网络工作会议在县里召开。县长周怀瑾主持。</p></article>';
  const portal = await host({ "/taiwan.html": page(SCRIPT, FOR + article + WITNESS) });
  await run.page.open(`${portal.url}/taiwan.html`);
  assert.equal(await run.page.until(settled), "ready");
  const shows = (word) => document.querySelector("meeting-report").shadowRoot.textContent.includes(word);
  const ask = (script) => run.page.evaluate((script) => void (document.querySelector("meeting-report").script = script), script);
  const asked = () => portal.asked.filter((path) => path.endsWith(".wasm")).map((path) => path.replace(/.*\//, ""));
  await ask("hant");
  await run.page.until(shows, "軟件和網絡");
  assert.deepEqual(asked(), ["reader.wasm", "studio.wasm"]);
  await ask("hant-tw-words");
  await run.page.until(shows, "軟體和網路");
  await ask("hant-tw");
  await run.page.until(shows, "縣裡");
  assert.deepEqual(asked(), ["reader.wasm", "studio.wasm", "full.wasm"]);
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
});

test("fifty elements share one engine and one fetch", async () => {
  const many = Array.from({ length: 50 }, (_, at) => `<meeting-report for="a${at}"></meeting-report>${ARTICLE.replace('id="report"', `id="a${at}"`)}`);
  const portal = await host({ "/fifty.html": page(SCRIPT, many.join("\n")) });
  await run.page.open(`${portal.url}/fifty.html`);
  await run.page.until(() => {
    const all = [...document.querySelectorAll("meeting-report")];
    for (const element of all) if (!element.matches(":state(ready)")) return void element.scrollIntoView({ behavior: "instant" });
    return all.length === 50;
  });
  assert.equal(wasms(portal), 1);
  const cards = await run.page.evaluate(() => [...document.querySelectorAll("meeting-report")].filter((element) => element.shadowRoot.textContent.includes("林若溪")).length);
  assert.equal(cards, 50);
  assert.deepEqual(await run.page.errors(), []);
});

test("a slow wasm keeps nobody waiting; an element that leaves meanwhile leaves nothing", async () => {
  let arrive;
  const portal = await host({ "/slow.html": page(SCRIPT, FOR + ARTICLE + WITNESS), "/engine/reader.wasm": { wait: new Promise((done) => (arrive = done)) } });
  await run.page.open(`${portal.url}/slow.html`);
  await run.page.until(() => document.querySelector("meeting-report").matches(":state(reading)"));
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
  await run.page.evaluate(() => {
    globalThis.element = document.querySelector("meeting-report");
    element.remove();
  });
  arrive();
  await rest(500);
  assert.deepEqual(await run.page.evaluate(() => ({ seen, card: element.shadowRoot.querySelector(".frame"), marks: CSS.highlights.size, sheets: document.adoptedStyleSheets.length })), { seen: [], card: null, marks: 0, sheets: 0 });
  await run.page.evaluate(() => document.body.prepend(element));
  assert.equal(await run.page.until(settled), "ready", "the engine that came is there for who comes back");
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
});

test("an element that goes gives back memory, marks and sheets, and hears no more of the article", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, FOR + ARTICLE) });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  const left = await run.page.evaluate(async () => {
    const element = document.querySelector("meeting-report");
    const { reading } = element;
    const before = document.adoptedStyleSheets.length;
    element.remove();
    let freed = false;
    try {
      reading.text;
    } catch {
      freed = true;
    }
    let events = 0;
    element.addEventListener("change", () => (events += 1));
    document.querySelector("#report p").append("县长周怀瑾主持。");
    await new Promise((done) => setTimeout(done, 400));
    return { before, freed, events, reading: element.reading, report: element.report, sheets: document.adoptedStyleSheets.length, highlights: CSS.highlights.size };
  });
  assert.deepEqual(left, { before: 1, freed: true, events: 0, reading: null, report: null, sheets: 0, highlights: 0 });
});

test("a framework's new article is read again: other words, other nodes, an id that wanders", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, FOR + ARTICLE) });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  const shown = (word) => document.querySelector("meeting-report").shadowRoot.textContent.includes(word);
  const marked = (word) => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => range.toString() === word));
  await run.page.evaluate(() => (document.querySelector("#report em").firstChild.data = "苏晚晴"));
  await run.page.until(shown, "苏晚晴");
  await run.page.until(marked, "苏晚晴");
  assert.equal(await run.page.evaluate(shown, "县长周怀瑾"), false);
  await run.page.evaluate(() => {
    const next = document.querySelector("#report").cloneNode(true);
    next.querySelector("em").textContent = "韩若谷";
    document.querySelector("#report").replaceWith(next);
  });
  await run.page.until(shown, "韩若谷");
  await run.page.until(marked, "韩若谷");
  await run.page.evaluate(() => {
    document.querySelector("#report").removeAttribute("id");
    const next = document.createElement("div");
    next.id = "report";
    const words = document.createElement("p");
    words.append("4月2日，云岭镇防汛工作会议召开。镇长沐云舟主持。");
    next.append(words);
    document.body.append(next);
    document.querySelector("article").remove();
  });
  await run.page.until(shown, "沐云舟");
  await run.page.until(marked, "沐云舟");
  assert.deepEqual(await run.page.errors(), []);
});

/** Served as the engine that comes behind a trap: the same one again. */
const SAME = { body: 'export * from "./reader.js"; export { default } from "./reader.js";', type: "text/javascript" };

for (const [name, wanted, again] of [
  ["another engine reads on", "ready", null],
  ["and traps again: the article stays as it was", "error", SAME],
]) {
  test(`an engine traps, ${name}`, async () => {
    const routes = { "/page.html": page(SCRIPT, FOR + ARTICLE), "/engine/reader.js": ({ url }) => (url.includes("?") ? again : null) };
    const portal = await host(routes);
    await run.page.open(`${portal.url}/page.html`);
    assert.equal(await run.page.until(settled), "ready");
    const reasons = await run.page.evaluate(async () => {
      const { Article } = await import("/engine/reader.js");
      Article.prototype.read = () => {
        throw new WebAssembly.RuntimeError("unreachable");
      };
      const element = document.querySelector("meeting-report");
      const heard = [];
      const end = new Promise((done) => {
        element.addEventListener("change", done, { once: true });
        element.addEventListener("error", ({ error }) => (heard.push(error.reason), done()), { once: true });
      });
      element.read();
      await end;
      return heard;
    });
    assert.deepEqual(reasons, wanted === "ready" ? [] : ["engine"]);
    assert.equal(await run.page.until(settled), wanted);
    assert.equal(await run.page.evaluate(() => document.querySelector("#report em").textContent), "周怀瑾");
    await run.page.errors();
  });
}

test("an article that never rests is read all the same, and equal cards stay the same nodes", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, FOR + ARTICLE) });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  const kept = await run.page.evaluate(async () => {
    const element = document.querySelector("meeting-report");
    const card = element.shadowRoot.querySelector("[part=card]");
    let changes = 0;
    element.addEventListener("change", () => (changes += 1));
    const clock = document.createElement("span");
    document.querySelector("#report").append(clock);
    const timer = setInterval(() => (clock.textContent = String(Date.now() % 2 ? " " : "")), 20);
    await new Promise((done) => setTimeout(done, 1500));
    clearInterval(timer);
    return { read: changes > 0, same: element.shadowRoot.querySelector("[part=card]") === card };
  });
  assert.deepEqual(kept, { read: true, same: true });
});

test("back from another page, card and marks are there and facts lead to their places", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, FOR + ARTICLE), "/other.html": page("", "<p>another page</p>") });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  await run.page.leave(() => location.assign("/other.html"), "/other.html");
  await run.page.leave(() => history.back(), "/page.html");
  assert.equal(await run.page.until(settled), "ready");
  await run.page.until(() => CSS.highlights.size > 0);
  assert.equal(await run.page.evaluate(() => document.querySelector("meeting-report").goTo(document.querySelector("meeting-report").report.meeting.span)), true);
  assert.deepEqual(await run.page.errors(), []);
});

test("a strict policy with a nonce, Trusted Types without any policy, SRI by import map", async () => {
  const hashes = await (await fetch(`${process.env.JIYAO_SITE}/integrity.json`)).json();
  const integrity = Object.fromEntries(Object.entries(hashes).filter(([file]) => file.endsWith(".js")).map(([file, hash]) => [`/${file}`, hash]));
  const sealed = (body) => page(
    `<script type="importmap" nonce="sesame">${JSON.stringify({ integrity })}</script><script type="module" nonce="sesame" src="/element/define.js" integrity="${hashes["element/define.js"]}"></script>`,
    body,
    { headers: { "content-security-policy": "default-src 'none'; script-src 'nonce-sesame' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'" } },
  );
  const portal = await host({ "/sealed.html": sealed(FOR + ARTICLE), "/forged.html": sealed(FOR + ARTICLE) });
  await run.page.open(`${portal.url}/sealed.html`);
  assert.equal(await run.page.until(settled), "ready");
  assert.deepEqual((await run.page.errors()).filter((line) => !line.includes("witness") && !line.includes("ear.js")), []);
  // Where the browser knows integrity in import maps, a script that somebody changed does not run.
  if (run.engine !== "chromium") return;
  portal.routes["/element/index.js"] = { body: "export const define = () => customElements.define('meeting-report', class extends HTMLElement {}); // forged", type: "text/javascript" };
  await run.page.open(`${portal.url}/forged.html`);
  await rest(600);
  assert.equal(await run.page.evaluate(() => Boolean(customElements.get("meeting-report"))), false);
});

test("the single-file script does by itself what the folder does", async () => {
  const portal = await host({ "/single.html": page('<script type="module" src="/meeting-report.js"></script>', FOR + ARTICLE, { headers: STRICT }) });
  await run.page.open(`${portal.url}/single.html`);
  assert.equal(await run.page.until(settled), "ready");
  assert.equal(portal.asked.filter((path) => path.startsWith("/element/")).length, 0);
  assert.deepEqual((await run.page.errors()).filter((line) => !line.includes("ear.js")), []);
});

for (const [name, head, options] of [
  ["all: unset on everything", "<style>* { all: unset } * { all: unset !important }</style>", {}],
  ["a reset of every child", "<style>* { font-size: 1px; line-height: 0; color: transparent; display: none; letter-spacing: 3em; text-transform: uppercase; text-indent: -9999px; white-space: nowrap } html, body, div, article, p, h1, meeting-report { display: block; letter-spacing: 3em; line-height: 0; text-indent: -9999px; white-space: nowrap } </style>", {}],
  ["font-size: 62.5%", "<style>html { font-size: 62.5% } body { font-size: 1rem }</style>", {}],
  ["right to left", "", { lang: "ar", attributes: 'dir="rtl"' }],
]) {
  test(`hostile page: ${name}`, async () => {
    const portal = await host({ "/hostile.html": page(SCRIPT + head, `<div style="width:340px">${FOR}</div>${ARTICLE}`, options) });
    await run.page.open(`${portal.url}/hostile.html`);
    assert.equal(await run.page.until(settled), "ready");
    const look = await run.page.evaluate(() => {
      const card = document.querySelector("meeting-report").shadowRoot.querySelector("[part=card]");
      const box = card.getBoundingClientRect();
      const style = getComputedStyle(card.querySelector("[part~=title]"));
      const first = card.querySelector("[part=label]").getBoundingClientRect();
      const second = card.querySelector("[part=date]").getBoundingClientRect();
      return { window: innerWidth, width: box.width, height: box.height, size: parseFloat(style.fontSize), direction: style.direction, order: first.left < second.left, mode: style.writingMode, spacing: style.letterSpacing, case: style.textTransform, seen: style.color !== "rgba(0, 0, 0, 0)", wider: card.scrollWidth > card.clientWidth + 1 };
    });
    assert.ok(look.width > 250 && look.width <= look.window + 1, `${look.width} px wide`);
    assert.ok(look.height > 200, `${look.height} px high`);
    assert.ok(look.size >= 15, `a title of ${look.size} px`);
    assert.deepEqual([look.direction, look.order, look.mode, look.spacing, look.case, look.seen, look.wider], ["ltr", true, "horizontal-tb", "normal", "none", true, false]);
    await run.shot(`hostile-${name.replace(/\W+/g, "-")}`);
  });
}

test("without JavaScript the page is the page", async () => {
  const portal = await host({ "/plain.html": page(SCRIPT, FOR + ARTICLE, { headers: { "content-security-policy": "script-src 'none'" } }) });
  await run.page.open(`${portal.url}/plain.html`);
  const plain = await run.page.evaluate(() => ({ upgraded: Boolean(customElements.get("meeting-report")), article: document.querySelector("#report").checkVisibility(), height: document.querySelector("meeting-report").offsetHeight }));
  assert.deepEqual(plain, { upgraded: false, article: true, height: 0 });
});

test("in reserved space nothing shifts, and no task takes long on a slow phone", async (t) => {
  if (run.engine !== "chromium") return t.skip("only Chromium tells of shifts and tasks");
  const ear = "globalThis.long = []; globalThis.shift = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) long.push(Math.round(duration)) }).observe({ type: 'longtask', buffered: true }); new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value }).observe({ type: 'layout-shift', buffered: true });";
  const wasm = Buffer.from(await (await fetch(`${process.env.JIYAO_SITE}/engine/reader.wasm`)).arrayBuffer());
  let stamp = 0;
  const portal = await host({
    "/long.html": page(`<script src="/watch.js"></script><style>meeting-report { display: block; min-height: 2400px }</style>${SCRIPT}`, FOR + LONG),
    "/watch.js": { body: ear, type: "text/javascript" },
    // Other bytes each time, by a section that says nothing: no visit finds code that an earlier one has compiled.
    "/engine/reader.wasm": () => ({ body: Buffer.concat([wasm, Buffer.from([0, 6, 1, 120, ...Buffer.from(String((stamp += 1)).padStart(4, "0"))])]), type: "application/wasm" }),
  });
  await run.page.cdp("Emulation.setCPUThrottlingRate", { rate: 4 });
  try {
    const seen = [];
    // The machine may be busy with something else: what one visit in five can do, the code can do.
    for (let visit = 0; visit < 5; visit += 1) {
      await run.page.open(`${portal.url}/long.html`);
      assert.equal(await run.page.until(settled), "ready");
      await rest(200);
      const { long, shift } = await run.page.evaluate(() => ({ long, shift }));
      assert.equal(shift, 0, "layout shift");
      seen.push(Math.max(0, ...long));
      if (seen.at(-1) === 0) break;
    }
    assert.equal(Math.min(...seen), 0, `the longest tasks of five visits took ${seen} ms`);
  } finally {
    await run.page.cdp("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
});
