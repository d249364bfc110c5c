// <meeting-report> on somebody's article: a card, highlights, and not one node of the article touched.
import assert from "node:assert/strict";
import test from "node:test";
import { browser, heard, highlighted, holds, shadowText } from "./suite.mjs";

const run = browser();

const read = () => globalThis.seen.some(({ type }) => type === "change" || type === "error") && globalThis.seen;

// three-lines.html is what README.md tells people to type.
for (const path of ["/test/article.html", "/test/own.html", "/test/three-lines.html"]) {
  test(`${path}: card and highlights`, async () => {
    await run.open(path);
    const events = await run.page.until(read);
    assert.deepEqual(events.filter(({ type }) => type === "error"), []);
    assert.deepEqual(events.slice(0, 2).map(({ type }) => type), ["reading", "change"]);

    const card = await run.page.evaluate(shadowText, "meeting-report");
    holds(card, "枫桥县春季生产工作会议", "3月5日下午", "农业服务中心", "林若溪", "县委书记", "周怀瑾", "抢抓农时", "备足农资", "防灾减灾");
    assert.ok(!card.includes("赵无名"), "a script is no part of the article");

    const marks = Object.values(await run.page.until(() => CSS.highlights.size > 0 && 1) && (await run.page.evaluate(highlighted))).flat();
    for (const words of ["林若溪", "周怀瑾", "何以宁", "枫桥县春季生产工作会议"]) assert.ok(marks.includes(words), `${words} is not among ${marks}`);
    assert.ok(marks.some((words) => words.includes("12.8万亩")), `12.8万亩 is not in ${marks}`);

    assert.deepEqual(await run.page.evaluate(() => harm()), []);
    assert.deepEqual(await run.page.errors(), []);
    await run.shot(path.replace(/\W+/g, "-").replace(/^-|-html$/g, ""));
  });
}

test("a listener that prevents `reading` keeps the page as it is", async () => {
  await run.open("/test/article.html");
  await run.page.until(read);
  const answer = await run.page.evaluate(async (heard) => {
    const old = document.querySelector("meeting-report");
    old.remove();
    const left = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
    const element = document.createElement("meeting-report");
    element.setAttribute("for", "report");
    element.addEventListener("reading", (event) => event.preventDefault());
    const read = heard(element, "reading");
    document.body.prepend(element);
    await read;
    await new Promise((done) => setTimeout(done, 300));
    return { left, painted: [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0) };
  }, heard);
  assert.deepEqual(answer, { left: 0, painted: 0 }, "an element that goes takes its highlights along; one that was stopped paints none");
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
});

test("importing is inert, defining twice is fine, two elements share one engine", async () => {
  await run.open("/test/article.html");
  await run.page.until(read);
  const answer = await run.page.evaluate(async (heard) => {
    const { define } = await import("/element/index.js");
    define();
    define();
    const element = document.createElement("meeting-report");
    element.setAttribute("for", "report");
    const read = heard(element);
    document.body.prepend(element);
    await read;
    return performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length;
  }, heard);
  assert.equal(answer, 1, "the wasm is fetched once");
  assert.deepEqual(await run.page.errors(), []);
});

test("the engine by itself finds its wasm beside it", async () => {
  await run.open("/test/article.html");
  await run.page.until(read);
  const names = await run.page.evaluate(async () => {
    const engine = await import("/jiyao/engine/reader.js");
    await engine.default();
    const reading = engine.read("2月13日上午，青山区干部会议召开。区长王明主持。");
    return reading.report(0).people.map(({ name }) => name);
  });
  assert.deepEqual(names, ["王明"]);
  assert.deepEqual(await run.page.errors(), []);
});

test("script=hant shows the facts in Traditional characters and leaves the article", async () => {
  await run.open("/test/article.html");
  await run.page.until(read);
  await run.page.evaluate(() => { document.querySelector("meeting-report").script = "hant"; });
  const shown = (word) => document.querySelector("meeting-report").shadowRoot.textContent.includes(word);
  assert.ok(await run.page.until(shown, "楓橋縣春季生產工作會議"));
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
  assert.deepEqual(await run.page.errors(), []);
});

test("code and what is not to be translated is read and not repaired", async () => {
  await run.open("/test/article.html");
  await run.page.until(read);
  const text = await run.page.evaluate(async () => {
    const engine = await import("/jiyao/engine/reader.js");
    await engine.default();
    const make = (name, ...content) => {
      const node = document.createElement(name);
      node.append(...content);
      return node;
    };
    const quoted = make("q", "要快,", make("b", "要实,"), "要准");
    quoted.setAttribute("translate", "no");
    const root = make("div", make("p", "会议召开,", make("code", "a,甲"), ",", quoted, ",共１２人."));
    return new engine.Article(root).read().text;
  });
  assert.equal(text.trim(), "会议召开，a,甲，要快,要实,要准，共12人。");
  assert.deepEqual(await run.page.errors(), []);
});

test("the legend is loaded where `show` names it, and switches kinds of marks", async () => {
  await run.open("/test/article.html");
  await run.page.until(read);
  const asked = () => run.page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/legend.js")));
  assert.equal(await asked(), false);
  await run.page.evaluate(() => document.querySelector("meeting-report").setAttribute("show", "all legend"));
  const told = await run.page.until(() => {
    const rows = [...document.querySelector("meeting-report").shadowRoot.querySelectorAll("[part=kind]")];
    return rows.length && Object.fromEntries(rows.map((row) => [row.querySelector("[part=sample]").className, Number(row.querySelector("small").textContent)]));
  });
  const painted = await run.page.evaluate(highlighted);
  assert.deepEqual(told, Object.fromEntries(Object.entries(painted).map(([name, list]) => [name.replace("jiyao-", ""), list.length])));
  await run.page.click("meeting-report >>> .person");
  assert.equal((await run.page.evaluate(highlighted))["jiyao-person"], undefined);
  await run.page.evaluate(() => {
    const root = document.querySelector("meeting-report").shadowRoot;
    root.querySelector(".title").closest("[part=kind]").querySelectorAll("button")[1].click();
  });
  assert.deepEqual((await run.page.evaluate(highlighted))["jiyao-found"], [painted["jiyao-title"][0]]);
  // Labels, in a layer of the element's own.
  await run.page.evaluate(() => {
    const root = document.querySelector("meeting-report").shadowRoot;
    root.querySelector("[part=options] input").click();
    document.querySelector("article").scrollIntoView();
  });
  const label = await run.page.until(() => {
    const root = document.querySelector("meeting-report").shadowRoot;
    const first = CSS.highlights.get("jiyao-title").values().next().value;
    const live = document.createRange();
    live.setStart(first.startContainer, first.startOffset);
    live.setEnd(first.endContainer, first.endOffset);
    const [box] = live.getClientRects();
    return [...root.querySelectorAll("[part=labels] span")].find((label) => {
      const { left, top } = label.getBoundingClientRect();
      return Math.abs(left - box.left) < 1 && Math.abs(top - box.top) < 10;
    })?.textContent;
  });
  assert.equal(label, "职务");
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
  // Without it, everything is as before.
  await run.page.evaluate(() => document.querySelector("meeting-report").removeAttribute("show"));
  await run.page.until(() => !document.querySelector("meeting-report").shadowRoot.querySelector("[part=legend]"));
  await run.page.until(() => CSS.highlights.get("jiyao-person")?.size > 0);
  assert.deepEqual(await run.page.errors(), []);
});
