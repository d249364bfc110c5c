// The page: the project's sample is one click away, and what is typed is read.
import assert from "node:assert/strict";
import test from "node:test";
import { browser, highlighted, holds, shadowText } from "./suite.mjs";

const run = browser();

const card = async (word) => {
  await run.page.until((word) => document.querySelector("#card")?.shadowRoot?.textContent.includes(word), word);
  return run.page.evaluate(shadowText, "#card");
};

test("one click shows the sample's card", async () => {
  await run.desk();
  await run.page.click("#sample");
  const shown = await card("嵐溪區三級干部會議");
  holds(shown, "2月18日上午", "區文化會堂", "陸知遠", "區委副書記、區長", "沈硯舟", "區委書記", "蘇晚晴", "韓若谷");
  holds(shown, "產業強區", "城市更新", "鄉村振興", "改革開放", "民生改善", "黨建引領");
  holds(shown, "312.6億元", "增長6.1%");
  const marks = Object.values(await run.page.evaluate(highlighted)).flat();
  for (const words of ["沈硯舟", "陸知遠", "嵐溪區三級干部會議"]) assert.ok(marks.includes(words), `${words} is not among ${marks}`);
  await run.shot("sample");
  assert.deepEqual(await run.page.errors(), []);
});

test("a report that is typed is read as it grows", async () => {
  await run.desk();
  await run.page.click("#text >>> .cm-content");
  await run.page.type("3月5日，枫桥县春耕工作会议召开。县长周怀瑾主持。");
  holds(await card("周怀瑾"), "枫桥县春耕工作会议", "3月5日");
  assert.deepEqual(await run.page.errors(), []);
});

test("an empty field shows no card", async () => {
  await run.desk();
  await run.page.click("#sample");
  await card("嵐溪區三級干部會議");
  await run.page.click("#new");
  await run.page.until(() => !document.querySelector("#card").checkVisibility());
  assert.equal(await run.page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)), 0);
  assert.deepEqual(await run.page.errors(), []);
});
