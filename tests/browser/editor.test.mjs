// The source pane: marks of repair painted in it, links both ways, typing and composition undisturbed.
import assert from "node:assert/strict";
import test from "node:test";
import { browser, shadowText } from "./suite.mjs";

const run = browser();
const EDITOR = "#text >>> .cm-content";
const REPORT = "3月5日,枫桥县春耕工作会议召开。县长周怀瑾主持。";

/** Opens the desk, types a report and waits until all of it is read and shown. */
async function typed(text = REPORT) {
  await run.desk();
  await run.page.click(EDITOR);
  await run.page.type(text);
  await run.page.until((end) => document.querySelector("#reading").textContent.endsWith(end), text.slice(-3));
}

/** In the page: what the editor holds, and the words under a class of its marks. */
const written = () => [...document.querySelector("#text").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
const under = (name) => [...document.querySelector("#text").shadowRoot.querySelectorAll(`.${name}`)].map((node) => node.textContent);
test("what repair changes is marked in the source, with its reason", async () => {
  await typed();
  await run.page.until(() => document.querySelector("#text").shadowRoot.querySelector(".edit") !== null);
  assert.deepEqual(await run.page.evaluate(under, "edit"), [","]);
  const title = await run.page.evaluate(() => document.querySelector("#text").shadowRoot.querySelector(".edit").title);
  assert.match(title, /，\n.{4,}/, "the mark says what it becomes and why");
  assert.deepEqual(await run.page.errors(), []);
});

test("bytes that are lost are marked in the source", async () => {
  await typed("3月5日，枫桥县春耕工作会议召开。县长周怀瑾主持。会上还讨论了\uFFFD\uFFFD\uFFFD的事。");
  await run.page.until(() => document.querySelector("#text").shadowRoot.querySelector(".lost") !== null);
  assert.match((await run.page.evaluate(under, "lost")).join(""), /^\uFFFD+$/);
});

test("a fact that is clicked is selected in the source and marked in the text", async () => {
  await typed();
  await run.page.click("#card >>> [part~=person][part~=fact]");
  await run.page.until((name) => document.querySelector("#text").shadowRoot.querySelector(".lit")?.textContent === name, "周怀瑾");
  assert.ok(await run.page.evaluate(() => [...CSS.highlights.get("jiyao-found") ?? []].length === 1));
  assert.deepEqual(await run.page.errors(), []);
});

test("the caret in the source lights up the fact it stands on", async () => {
  await typed();
  const lit = () => [...document.querySelector("#card").shadowRoot.querySelectorAll("[aria-current]")].map((node) => node.textContent);
  assert.deepEqual(await run.page.evaluate(lit), []);
  for (let step = 0; step < 4; step += 1) await run.page.press("ArrowLeft"); // Into the name, before 主持。
  await run.page.until(() => document.querySelector("#card").shadowRoot.querySelector("[aria-current]") !== null);
  assert.deepEqual([...new Set(await run.page.evaluate(lit))], ["周怀瑾"]);
});

test("a repair is written into the source, and undone by the source's own undo", async () => {
  await typed();
  await run.page.until(() => document.querySelector("#repairs").checkVisibility());
  await run.page.click("#repairs summary");
  await run.page.until(() => document.querySelector("#accept-all").checkVisibility());
  await run.page.click("#accept-all");
  const repaired = REPORT.replace(",", "，");
  await run.page.until((text) => document.querySelector("#text").shadowRoot.querySelector(".cm-line").textContent === text, repaired);
  await run.page.until(() => document.querySelector("#repair-count").textContent.startsWith("0"));
  await run.page.click("#undo");
  assert.equal(await run.page.evaluate(written), REPORT);
});

test("search opens by its key, in the language of the page", async () => {
  await typed();
  await run.page.press("Control", "f");
  await run.page.until(() => document.querySelector("#text").shadowRoot.querySelector(".cm-search") !== null);
  const hint = await run.page.evaluate(() => document.querySelector("#text").shadowRoot.querySelector("[name=search]").placeholder);
  const find = await run.page.evaluate(() => document.querySelector("#find").textContent);
  assert.equal(hint, find);
  await run.page.type("春耕");
  await run.page.until(() => document.querySelector("#text").shadowRoot.querySelector(".cm-searchMatch")?.textContent === "春耕");
  assert.deepEqual(await run.page.errors(), []);
});

test("a new line is a new line and keeps the indentation that Chinese paragraphs have", async () => {
  await run.desk();
  await run.page.click(EDITOR);
  await run.page.type("　　会议召开。");
  await run.page.press("Enter");
  await run.page.type("　　会议强调。");
  assert.equal(await run.page.evaluate(written), "　　会议召开。\n　　会议强调。");
});

test("composition is never disturbed: readings that arrive meanwhile leave it alone", { skip: run.engine !== "chromium" && "CDP is Chromium's" }, async () => {
  await typed();
  const compose = (text) => run.page.cdp("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const ended = () => run.page.evaluate(() => globalThis.ends);
  await run.page.evaluate(() => {
    globalThis.ends = 0;
    document.querySelector("#text").shadowRoot.querySelector(".cm-content").addEventListener("compositionend", () => (globalThis.ends += 1));
  });
  for (const text of ["h", "hui", "hui'yi", "hui'yi'qiang'diao"]) {
    await compose(text);
    await new Promise((done) => setTimeout(done, 120)); // Longer than a reading takes.
  }
  assert.equal(await ended(), 0, "the composition was cut off");
  await run.page.cdp("Input.insertText", { text: "会议强调" });
  await run.page.until((text) => document.querySelector("#text").shadowRoot.querySelector(".cm-line").textContent === text, `${REPORT}会议强调`);
  await run.page.until(() => document.querySelector("#reading").textContent.endsWith("会议强调"));
});

test("the newest text wins, however fast it comes", async () => {
  await run.desk();
  await run.page.click(EDITOR);
  await run.page.type(`${"会议强调，要抓好春耕生产。".repeat(12)}县长周怀瑾主持。`);
  await run.page.until(() => document.querySelector("#reading").textContent.endsWith("县长周怀瑾主持。"));
  await new Promise((done) => setTimeout(done, 300)); // No older reading comes behind.
  assert.ok(await run.page.evaluate(() => document.querySelector("#reading").textContent.endsWith("县长周怀瑾主持。")));
  assert.match(await run.page.evaluate(shadowText, "#card"), /周怀瑾/);
});

test("a key changes of the card only what it changes in the reading: the rest stays as it is, open or not", async () => {
  const figures = Array.from({ length: 10 }, (_, at) => `种粮${at + 21}万亩`).join("，");
  await typed(`${REPORT}全县${figures}。`);
  const count = () => document.querySelector("#status").textContent;
  await run.page.until(() => document.querySelector("#card").shadowRoot.querySelector("details") !== null);
  const before = await run.page.evaluate(() => {
    const root = document.querySelector("#card").shadowRoot;
    root.querySelector("details").open = true;
    globalThis.kept = ["article", "[part=person]", "details", "[part=value]"].map((name) => root.querySelector(name));
    return document.querySelector("#status").textContent;
  });
  await run.page.type("县长周怀瑾强调，要抓紧。");
  await run.page.until((before) => document.querySelector("#status").textContent !== before && document.querySelector("#reading").textContent.endsWith("要抓紧。"), before);
  assert.notEqual(await run.page.evaluate(count), before);
  assert.deepEqual(await run.page.evaluate(() => globalThis.kept.map((node) => node.isConnected)), [true, true, true, true]);
  assert.ok(await run.page.evaluate(() => globalThis.kept[2].open));
  // What stays leads to where its words stand now.
  await run.page.press("Control", "Home");
  await run.page.type("据悉，");
  await run.page.until(() => document.querySelector("#reading").textContent.startsWith("据悉，"));
  await run.page.evaluate(() => globalThis.kept[1].querySelector("[part~=person]").click());
  await run.page.until((name) => document.querySelector("#text").shadowRoot.querySelector(".lit")?.textContent === name, "周怀瑾");
  assert.deepEqual(await run.page.evaluate(() => globalThis.kept.map((node) => node.isConnected)), [true, true, true, true]);
  assert.deepEqual(await run.page.errors(), []);
});

test("what is written is read before the editor has drawn it", async () => {
  await typed();
  await run.page.evaluate(() => (document.querySelector("#repairs").open = true));
  await run.page.until(() => document.querySelector("#accept-all").checkVisibility());
  const drawn = await run.page.evaluate(() => {
    const line = () => document.querySelector("#text").shadowRoot.querySelector(".cm-content").textContent;
    const { postMessage } = Worker.prototype;
    const asked = [];
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message.name === "read") asked.push([message.text, line()]);
      return postMessage.call(this, message, ...rest);
    };
    const before = line();
    document.querySelector("#accept-all").click();
    Worker.prototype.postMessage = postMessage;
    return { asked, before, after: line() };
  });
  assert.deepEqual(drawn.asked, [[drawn.after, drawn.before]]);
  assert.notEqual(drawn.after, drawn.before);
  assert.deepEqual(await run.page.errors(), []);
});
