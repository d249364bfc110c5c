// The ways to give the element its text, its attributes as properties, its events.
import assert from "node:assert/strict";
import test from "node:test";
import { ARTICLE, SCRIPT, STRICT, host, page, settled } from "./host.mjs";
import { browser, heard, highlighted, holds, shadowText } from "./suite.mjs";

const run = browser();
const PLAIN = "枫桥县召开春季生产工作会议\n3月5日下午，枫桥县春季生产工作会议在县农业服务中心召开。县委副书记、县长周怀瑾主持。\n周怀瑾强调，一要抢抓农时。二要备足农资。";
const MINUTES = "# 产品周会纪要\n\n时间：2026年3月5日\n主持：沈砚舟\n\n## 决议\n\n- 决定**下周三**上线新版。\n- 韩若谷于3月9日前完成压测。\n\n| 指标 | 数值 |\n|---|---|\n| 日活 | 1200人 |\n";

const state = () => ({
  card: Boolean(document.querySelector("meeting-report").shadowRoot.querySelector("[part=card]")),
  slot: document.querySelector("meeting-report").shadowRoot.querySelector("slot").checkVisibility?.() !== false && !document.querySelector("meeting-report").shadowRoot.querySelector("slot").hidden,
  parts: [...new Set([...document.querySelector("meeting-report").shadowRoot.querySelectorAll("[part=text] [part]")].map((node) => node.part[0]))],
});

for (const [name, body, routes, parts] of [
  ["src of plain text", '<meeting-report src="/report.txt"><a href="/report.txt">全文</a></meeting-report>', { "/report.txt": { body: PLAIN, type: "text/plain; charset=utf-8" } }, ["headline", "paragraph"]],
  ["src of Markdown", '<meeting-report src="/minutes.md"></meeting-report>', { "/minutes.md": { body: MINUTES, type: "text/plain; charset=utf-8" } }, ["headline", "paragraph", "item", "cell"]],
  ["a script of Markdown", `<meeting-report><script type="text/markdown">${MINUTES}</script></meeting-report>`, {}, ["headline", "paragraph", "item", "cell"]],
  ["a script of plain text", `<meeting-report><script type="text/plain">${PLAIN}</script></meeting-report>`, {}, ["headline", "paragraph"]],
]) {
  test(`${name}: card, text and marks in the element`, async () => {
    const portal = await host({ "/page.html": page(SCRIPT, body, { headers: STRICT }), ...routes });
    await run.page.open(`${portal.url}/page.html`);
    assert.equal(await run.page.until(settled), "ready");
    const seen = await run.page.evaluate(state);
    assert.equal(seen.card, true);
    assert.equal(seen.slot, false, "what stood in for the text is gone");
    assert.deepEqual(seen.parts.sort(), parts.sort());
    const shown = await run.page.evaluate(shadowText, "meeting-report");
    assert.ok(!/[#*|]/.test(shown), `markup in ${shown}`);
    const marked = Object.values(await run.page.evaluate(highlighted)).flat();
    assert.ok(marked.some((words) => /周怀瑾|沈砚舟/.test(words)), `no name among ${marked}`);
    const went = await run.page.evaluate(() => {
      const element = document.querySelector("meeting-report");
      return element.goTo(element.report.people[0].span);
    });
    assert.equal(went, true);
    const found = await run.page.evaluate(() => [...CSS.highlights.get("jiyao-found")].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)));
    assert.match(found[0], /周怀瑾|沈砚舟/);
    await run.shot(`mode-${name.replace(/\W+/g, "-")}`);
    const card = await run.page.evaluate(async (heard) => {
      const element = document.querySelector("meeting-report");
      const again = heard(element);
      element.show = "occasion people";
      await again;
      return { text: Boolean(element.shadowRoot.querySelector("[part=text]")), card: Boolean(element.shadowRoot.querySelector("[part=card]")), marks: [...CSS.highlights].filter(([, { size }]) => size).map(([name]) => name) };
    }, heard);
    assert.deepEqual(card, { text: false, card: true, marks: [] }, "only the card");
    assert.deepEqual(await run.page.errors(), []);
  });
}

test("a src that fails leaves what stood there and says why", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, '<meeting-report src="/none.txt"><a href="/none.txt">全文</a></meeting-report>') });
  await run.page.open(`${portal.url}/page.html`);
  assert.equal(await run.page.until(settled), "error");
  for (const src of ["/page.html", "javascript:alert(1)", "data:text/plain,x", "blob:nothing", "http://"]) {
    const reason = await run.page.evaluate(async (src, heard) => {
      const element = document.querySelector("meeting-report");
      const failed = heard(element, "error");
      element.src = src;
      return (await failed).error.reason;
    }, src, heard);
    assert.equal(reason, "source", src);
    assert.equal(await run.page.evaluate(() => document.querySelector("a").checkVisibility()), true);
  }
});

test("a src from elsewhere is read where CORS allows it", async () => {
  const other = await host({ "/open.txt": { body: PLAIN, type: "text/plain", headers: { "access-control-allow-origin": "*" } }, "/closed.txt": { body: PLAIN, type: "text/plain" } });
  const portal = await host({ "/open.html": page(SCRIPT, `<meeting-report src="${other.url}/open.txt"></meeting-report>`), "/closed.html": page(SCRIPT, `<meeting-report src="${other.url}/closed.txt"></meeting-report>`) });
  await run.page.open(`${portal.url}/open.html`);
  assert.equal(await run.page.until(settled), "ready");
  await run.page.open(`${portal.url}/closed.html`);
  assert.equal(await run.page.until(settled), "error");
});

test("attributes are properties, and a value that means nothing reads as the default", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, `<meeting-report for="report"></meeting-report>${ARTICLE}`) });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  const read = await run.page.evaluate(() => {
    const element = document.createElement("meeting-report");
    const names = ["for", "src", "digest", "highlight", "script", "lang", "show", "format", "repair"];
    const got = () => names.map((name) => element[name]);
    const list = [got()];
    for (const name of names) element.setAttribute(name, "\"><img onerror=x>");
    list.push(got());
    element.removeAttribute("repair");
    Object.assign(element, { for: "#story", src: "/r.txt", digest: 80, highlight: "person", script: "hant", lang: "en", show: "summary", format: "markdown", repair: "none" });
    list.push(got(), names.map((name) => element.getAttribute(name)));
    return list;
  });
  const junk = "\"><img onerror=x>";
  assert.deepEqual(read, [
    ["", "", 120, "all", "keep", "", "all", "auto", ""],
    [junk, junk, 120, junk, "keep", junk, junk, "auto", junk],
    ["story", "/r.txt", 80, "person", "hant", "en", "summary", "markdown", "none"],
    ["#story", "/r.txt", "80", "person", "hant", "en", "summary", "markdown", "none"],
  ]);
});

test("each attribute does what it says, and the article keeps its nodes", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, `<meeting-report for="report"></meeting-report>${ARTICLE}<script src="/test/witness.js"></script>`) });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  const set = (name, value) =>
    run.page.evaluate(async ([name, value], heard) => {
      const element = document.querySelector("meeting-report");
      const again = heard(element);
      element[name] = value;
      await again;
      const root = element.shadowRoot;
      return { text: root.textContent, summary: root.querySelector("[part=summary]")?.textContent ?? null, kinds: [...CSS.highlights].filter(([, { size }]) => size).map(([name]) => name).sort(), lang: root.querySelector("[part=card]")?.lang ?? null };
    }, [name, value], heard);
  assert.equal((await set("digest", 0)).summary, null);
  const short = await set("digest", 40);
  assert.ok(short.summary.length > 5 && short.summary.length <= 45, short.summary);
  assert.deepEqual((await set("highlight", "person")).kinds, ["jiyao-person"]);
  assert.deepEqual((await set("highlight", "none")).kinds, []);
  const english = await set("lang", "en");
  assert.equal(english.lang, "en");
  holds(english.text, "Chair", "周怀瑾");
  const why = await run.page.evaluate(() => {
    const { shadowRoot, report } = document.querySelector("meeting-report");
    return [report.summary.map(({ reason }) => reason), [...shadowRoot.querySelectorAll("[part~=digest]")].map(({ title }) => title)];
  });
  const WHY = { lead: "Meeting", demand: "Demand", point: "Points", figure: "Figures", decision: "Decisions", gist: "Gist" };
  assert.ok(why[0].length > 0);
  assert.deepEqual(why[1], why[0].map((reason) => WHY[reason]), "each piece of the summary says why it was chosen");
  holds((await set("lang", "zh-TW")).text, "會議要覽");
  const few = await set("show", "people");
  holds(few.text, "周怀瑾");
  assert.ok(!few.text.includes("枫桥县春季"), few.text);
  assert.equal((await set("show", "none")).lang, null);
  assert.deepEqual(await run.page.evaluate(() => harm()), []);
  assert.deepEqual(await run.page.errors(), []);
});

test("a fact that is followed is told, and whoever prevents it keeps the page where it is", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, `<meeting-report for="report" lang="en"></meeting-report><div style="height:3000px"></div>${ARTICLE}`) });
  await run.page.open(`${portal.url}/page.html`);
  await run.page.until(settled);
  const told = await run.page.evaluate(async () => {
    const told = [];
    let prevent = true;
    document.addEventListener("factselect", (event) => {
      told.push(event.detail);
      if (prevent) event.preventDefault();
    });
    const fact = document.querySelector("meeting-report").shadowRoot.querySelector("[part=host] [part~=person] a");
    fact.click();
    const [still, painted] = [scrollY, CSS.highlights.get("jiyao-found")?.size > 0];
    prevent = false;
    fact.click();
    return { told, still, painted, now: CSS.highlights.get("jiyao-found")?.size > 0, hash: location.hash };
  });
  assert.equal(told.told.length, 2);
  assert.deepEqual([told.told[0].kind, told.told[0].text, told.told[0].span.length], ["person", "周怀瑾", 2]);
  assert.deepEqual([told.still, told.painted, told.now, told.hash], [0, false, true, ""]);
  await run.page.until(() => scrollY > 500);
});

test("organizations are marked where they are named, and not otherwise", async () => {
  const portal = await host({ "/page.html": page(SCRIPT, `<meeting-report for="report" show="all legend"></meeting-report>${ARTICLE}`) });
  await run.page.open(`${portal.url}/page.html`);
  assert.equal(await run.page.until(settled), "ready");
  const before = await run.page.evaluate(highlighted);
  assert.equal(before["jiyao-organization"], undefined);
  await run.page.evaluate(() => (document.querySelector("meeting-report").highlight = "all organization"));
  await run.page.until(() => CSS.highlights.get("jiyao-organization")?.size > 0);
  const now = await run.page.evaluate(highlighted);
  holds(now["jiyao-organization"].join(" "), "农业服务中心");
  assert.equal(now["jiyao-keyword"], undefined, "keywords are not named");
  assert.deepEqual(now["jiyao-person"], before["jiyao-person"], "the other kinds stay");
  holds(await run.page.evaluate(shadowText, "meeting-report"), "机构");
  assert.deepEqual(await run.page.errors(), []);
});
