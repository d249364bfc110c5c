// What repair did, beside the source: before and after of each edit, accepted or refused one by one, by rule, altogether.
import assert from "node:assert/strict";
import test from "node:test";
import { bring, browser, speakIn } from "./suite.mjs";

const run = browser();
const EDITOR = "#text >>> .cm-content";
const REPORT = "3月5日,枫桥县春耕工作会议(扩大)召开。县长周怀瑾主持,会议要求抓好春耕。";
const REPAIRED = "3月5日，枫桥县春耕工作会议（扩大）召开。县长周怀瑾主持，会议要求抓好春耕。";

/** Opens a report and the pane; `forget`: nothing was refused before. */
async function opened(text = REPORT, forget = true) {
  await run.desk();
  if (forget) {
    await run.page.evaluate(() => localStorage.removeItem("jiyao.refused"));
    await run.desk();
  }
  await run.page.evaluate(speakIn, "zh-Hans");
  await run.page.evaluate(bring, text);
  await run.page.until(() => document.querySelector("#repairs").checkVisibility());
  await run.page.evaluate(() => (document.querySelector("#repairs").open = true));
  await run.page.until(() => document.querySelector("#edits section") !== null);
}

/** In the page: the rows, as what goes and what comes. */
const rows = () => [...document.querySelectorAll("#edits li")].map((row) => [row.querySelector("del, mark")?.textContent ?? "", row.querySelector("ins")?.textContent ?? (row.querySelector("mark") ? "stays" : "")].join(" → "));
const reads = (words) => run.page.until((words) => document.querySelector("#reading").textContent.includes(words), words);
const written = () => document.querySelector("#text").shadowRoot.querySelector(".cm-content").textContent;
const said = () => document.querySelector("#said").textContent;
const focused = () => document.activeElement.id || document.activeElement.dataset.act || document.activeElement.localName;
/** Uses a button of the row or the rule that has such words, by the keyboard. */
async function use(act, words, within = "li") {
  await run.page.until((act, words, within) => {
    const found = [...document.querySelectorAll(`#edits ${within} [data-act="${act}"]`)].find((button) => button.closest(within).textContent.includes(words));
    found?.focus();
    return found !== undefined;
  }, act, words, within);
  await run.use();
}

test("each edit shows what was there and what comes, amid the words around it", async () => {
  await opened();
  assert.deepEqual((await run.page.evaluate(rows)).toSorted(), ["( → （", ") → ）", ", → ，", ", → ，"].toSorted());
  const first = await run.page.evaluate(() => document.querySelector("#edits li [data-act=go]").textContent);
  assert.match(first, /会议.*扩大/, first);
  await use("go", "3月5日");
  assert.equal(await run.page.evaluate(() => document.querySelector("#text").shadowRoot.querySelector(".lit").textContent), ",");
  assert.deepEqual(await run.page.errors(), []);
});

test("one edit is refused: the reading keeps the author's words, over other changes and a reload, until it is accepted again", async () => {
  await opened();
  await reads(REPAIRED);
  await use("refuse", "周怀瑾主持");
  const kept = REPAIRED.replace("主持，", "主持,");
  await reads(kept);
  assert.match(await run.page.evaluate(said), /^不改：, 改为 ，/);
  await run.page.until(`() => (${rows})().includes(", → stays")`);
  assert.equal(await run.page.evaluate(focused), "refuse", "the focus goes to the next of its kind");
  await run.page.click(EDITOR);
  await run.page.press("Control", "End");
  await run.page.type("散会。");
  await reads(`${kept}散会。`);
  await opened(`春耕会议召开。\n${REPORT}`, false);
  await reads(kept);
  await use("again", "未改");
  await reads(REPAIRED);
  await run.page.until(`() => !(${rows})().includes(", → stays")`);
  assert.equal(await run.page.evaluate(() => localStorage.getItem("jiyao.refused")), "");
  assert.deepEqual(await run.page.errors(), []);
});

test("what is refused is not written when the rest is accepted", async () => {
  await opened();
  await use("refuse", "3月5日");
  await reads(REPAIRED.replace("5日，", "5日,"));
  await run.page.until(`() => (${rows})().includes(", → stays")`);
  await run.page.evaluate(() => document.querySelector("#accept-all").click());
  const rest = REPAIRED.replace("5日，", "5日,");
  await run.page.until((text) => document.querySelector("#text").shadowRoot.querySelector(".cm-content").textContent === text, rest);
  await run.page.until(`() => (${rows})().join() === ", → stays"`);
  await run.page.click("#undo");
  assert.equal(await run.page.evaluate(written), REPORT);
});

test("a rule is accepted, switched off, and so are all of them", async () => {
  await opened();
  await use("accept", "2 处", "section > p");
  await run.page.until((report) => document.querySelector("#text").shadowRoot.querySelector(".cm-content").textContent !== report, REPORT);
  assert.match(await run.page.evaluate(written), /^3月5日[,，]枫桥县春耕工作会议[(（]扩大[)）]召开/);
  await run.page.click("#undo");
  assert.equal(await run.page.evaluate(written), REPORT);
  await run.page.until(`() => (${rows})().length === 4`);
  await run.page.evaluate(() => document.querySelector("#edits input").click());
  await run.page.until(`() => (${rows})().length === 2`);
  assert.equal(await run.page.evaluate(() => document.querySelectorAll("#edits input:not(:checked)").length), 1, "the switch stays to be used again");
  await run.page.evaluate(() => document.querySelector("#refuse-all").click());
  await reads(REPORT);
  await run.page.until(() => document.querySelectorAll("#edits input:not(:checked)").length === 2);
  for (let rule = 0; rule < 2; rule += 1) {
    await run.page.evaluate(() => document.querySelector("#edits input:not(:checked)").click());
    await run.page.until((left) => document.querySelectorAll("#edits input:not(:checked)").length === left, 1 - rule);
  }
  await reads(REPAIRED);
});

test("a closed pane has no rows, and typing makes none", async () => {
  await opened();
  await run.page.evaluate(() => {
    document.querySelector("#repairs").open = false;
    globalThis.made = 0;
    new MutationObserver(() => (globalThis.made += 1)).observe(document.querySelector("#edits"), { childList: true });
  });
  await run.page.click(EDITOR);
  await run.page.press("Control", "End");
  await run.page.type("会议,散会。");
  await reads("会议，散会。");
  await new Promise((done) => setTimeout(done, 600)); // Longer than the quiet.
  assert.equal(await run.page.evaluate(() => globalThis.made), 0);
  await run.page.evaluate(() => (document.querySelector("#repairs").open = true));
  await run.page.until(`() => (${rows})().length === 5`);
});

test("long lists come by and by", async () => {
  await opened("会议要求,抓好春耕。".repeat(100));
  const count = () => document.querySelectorAll("#edits li").length;
  assert.equal(await run.page.evaluate(count), 30);
  await run.page.evaluate(() => document.querySelector("#more").click());
  assert.equal(await run.page.evaluate(count), 100);
  assert.equal(await run.page.evaluate(() => document.querySelector("#more").hidden), true);
});

/** In the page: the row that is lit, as what goes and what comes, and the words around. */
const here = () => [...document.querySelectorAll("#edits li[data-here]")].map((row) => row.querySelector("[data-act=go]").textContent).join();

test("a repair that is clicked in the source lights its row, wherever the row is", async () => {
  await opened(`${REPORT}\n${"会议要求,抓好春耕。".repeat(40)}会议决定,散会。`);
  await run.page.click("#text >>> .edit");
  await run.page.until(`() => (${here})() !== ""`);
  assert.match(await run.page.evaluate(here), /^3月5日,，枫桥县春耕工$/);
  // Into the last repair: its row is not listed at first.
  await run.page.press("Control", "End");
  for (let step = 0; step < "，散会。".length; step += 1) await run.page.press("ArrowLeft");
  await run.page.until(`() => (${here})() === "会议决定,，散会。"`);
  const seen = await run.page.evaluate(() => {
    const [row, body] = [document.querySelector("#edits li[data-here]"), document.querySelector("#repairs .body")].map((node) => node.getBoundingClientRect());
    return row.top >= body.top - 1 && row.bottom <= body.bottom + 1;
  });
  assert.ok(seen, "the row is scrolled to");
  await run.page.press("Control", "Home");
  await run.page.until(`() => (${here})() === ""`);
  assert.deepEqual(await run.page.errors(), []);
});
