// embed.html, an article page of a portal with a strict policy: what three lines bring.
import assert from "node:assert/strict";
import test from "node:test";
import { browser, highlighted, holds, shadowText } from "./suite.mjs";

const run = browser();
const ready = () => document.querySelector("meeting-report").matches(":state(ready)");

test("a portal's article gets its card and its marks, and stays as it was served", async () => {
  await run.open("/embed.html");
  await run.page.until(ready);
  const card = await run.page.evaluate(shadowText, "meeting-report");
  holds(card, "农业农村工作会议", "3月5日下午", "县行政中心", "闻人静", "县委副书记、县长", "顾长林", "县委书记", "稳住粮食生产", "叶知秋");
  const marks = Object.values(await run.page.evaluate(highlighted)).flat();
  for (const words of ["顾长林", "闻人静", "沐云舟"]) assert.ok(marks.includes(words), `${words} is not among ${marks}`);
  const same = await run.page.evaluate(async () => {
    const served = new DOMParser();
    const policy = globalThis.trustedTypes?.createPolicy("test", { createHTML: (html) => html });
    const html = await (await fetch(location.href)).text();
    const page = served.parseFromString(policy?.createHTML(html) ?? html, "text/html");
    const now = document.querySelector("#content");
    return now.outerHTML === page.querySelector("#content").outerHTML;
  });
  assert.ok(same, "the article's HTML is what the server sent");
  assert.deepEqual(await run.page.errors(), []);
  await run.shot("embed");
});

test("a fact of the card leads to its place in the article", async () => {
  await run.page.click("meeting-report >>> [part=byline] [part~=fact]");
  const found = await run.page.until(() => CSS.highlights.get("jiyao-found")?.size > 0 && [...CSS.highlights.get("jiyao-found")].map(String));
  assert.equal(found.length, 1);
  holds(found[0], "叶知秋");
  await run.page.until(() => scrollY > 0);
});

test("nothing shifts, on a screen so tall that all of it would be seen", async (t) => {
  if (!run.page.cdp) return t.skip("only Chromium tells of shifts");
  for (const [width, height] of [[1280, 3000], [360, 4500]]) {
    await run.page.cdp("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
    await run.open("/embed.html");
    await run.page.until(ready);
    const shifts = await run.page.evaluate(() => new Promise((done) => {
      const seen = [];
      new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(seen), 300);
    }));
    assert.deepEqual(shifts, [], `${width} px wide`);
  }
  await run.page.cdp("Emulation.clearDeviceMetricsOverride", {});
});
