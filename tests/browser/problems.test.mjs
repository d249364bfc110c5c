// Problems at the desk: painted in the source, listed beside it, gone through by keys, mended, muted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { bring, browser, speakIn } from "./suite.mjs";

const run = browser();
const EDITOR = "#text >>> .cm-content";
const AXE = readFileSync(new URL("../../xtask/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const AGAIN = "郭小炜说，要把各项措施落到实处，确保群众生命财产安全，确保全区安全度汛。";
const REPORT = `清河区召开防汛工作会议
本报讯（记者 于田）6月31日，清河区防汛工作会议召开。区委书记樊秋牛讲话，区长郭小炜主持会议。
${AGAIN}
会议强调，一要压实责任。会議要求，各镇街要立即行动，区委书记樊秋午到会指导。
${AGAIN}`;

async function opened(text = REPORT) {
  await run.desk();
  await run.page.evaluate(() => localStorage.removeItem("jiyao.muted"));
  await run.desk();
  await language("zh-Hans");
  await run.page.evaluate(bring, text);
  await counted();
}

const count = () => Number.parseInt(document.querySelector("#problem-count").textContent, 10);
const listed = () => [...document.querySelectorAll("#problem-list section")].map((section) => [section.querySelector("b").textContent, ...[...section.querySelectorAll("li")].map((row) => row.querySelector("mark")?.textContent ?? row.textContent)]);
const flagged = () => [...document.querySelector("#text").shadowRoot.querySelectorAll(".flag")].map((node) => node.textContent);
const written = () => [...document.querySelector("#text").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
const said = () => document.querySelector("#said").textContent;
/** In the page: the words that are selected in the source; WebKit and Firefox do not tell of a selection in a shadow. */
const lit = () => document.querySelector("#text").shadowRoot.querySelector(".lit")?.textContent;
const focused = () => document.activeElement.id || document.activeElement.dataset.act || document.activeElement.localName;
const counted = (wanted) => run.page.until(`(wanted) => { const count = ${count}; return wanted === null ? count() > 0 : count() === wanted; }`, wanted ?? null);
const click = (act, words = "") => run.page.evaluate((act, words) => [...document.querySelectorAll(`#panes [data-act=${act}]`)].find((button) => button.closest("section, p").textContent.includes(words)).click(), act, words);
const press = async (act, words = "") => {
  await run.page.evaluate((act, words) => [...document.querySelectorAll(`#panes [data-act=${act}]`)].find((button) => button.closest("section, p").textContent.includes(words)).focus(), act, words);
  await run.use();
};
const language = (wished) => run.page.evaluate(speakIn, wished);

test("problems are underlined in the source, and listed with their reason, in the language of the page", async () => {
  await opened();
  await run.page.until(`() => (${listed})().some(([reason]) => reason === "没有这一天")`);
  const rows = await run.page.evaluate(listed);
  assert.deepEqual(rows.find(([reason]) => reason === "没有这一天"), ["没有这一天", "6月31日"]);
  assert.deepEqual(rows.find(([reason]) => reason === "姓名写法前后不一"), ["姓名写法前后不一", "樊秋午"]);
  const flags = await run.page.evaluate(flagged);
  for (const words of ["6月31日", "樊秋午", "議"]) assert.ok(flags.includes(words), `${words} among ${flags}`);
  const title = await run.page.evaluate(() => document.querySelector("#text").shadowRoot.querySelector(".flag").title);
  assert.equal(title, "没有这一天");
  await language("en");
  await run.page.until(`() => (${listed})()[0][0] === "there is no such day"`);
  assert.deepEqual(await run.page.errors(), []);
});

test("F8 goes from one to the next and round, Shift+F8 back; each is told", async () => {
  await opened();
  await run.page.click("#problems summary"); // Closed: the key opens it.
  await run.page.click(EDITOR);
  await run.page.press("Control", "Home");
  const total = await run.page.evaluate(count);
  const told = [];
  for (let step = 0; step < total; step += 1) {
    await run.page.press("F8");
    told.push(await run.page.evaluate(said));
  }
  assert.match(told[0], /^第 1 处，共 \d+ 处。没有这一天：.*6月31日/);
  assert.equal(new Set(told).size, total, told.join("\n"));
  assert.ok(await run.page.evaluate(() => document.querySelector("#problems").open));
  await run.page.press("F8");
  assert.equal(await run.page.evaluate(said), told[0], "round");
  assert.equal(await run.page.evaluate(lit), "6月31日");
  assert.equal(await run.page.evaluate(() => document.querySelector("#problem-list [data-here] mark").textContent), "6月31日");
  await run.page.press("Shift", "F8");
  assert.equal(await run.page.evaluate(said), told.at(-1));
  assert.equal(await run.page.evaluate(focused), "text", "the focus is in the source");
});

test("a key mends what the caret stands on; it can be undone, and the focus stays", async () => {
  await opened();
  await run.page.click(EDITOR);
  await run.page.press("Control", "Home");
  await run.page.press("Alt", "Enter");
  assert.equal(await run.page.evaluate(said), "这里没有可以改正的问题。");
  assert.equal(await run.page.evaluate(written), REPORT, "a key that mends nothing writes nothing");
  for (let step = 0; step < 9 && (await run.page.evaluate(lit)) !== "議"; step += 1) await run.page.press("F8");
  assert.match(await run.page.evaluate(said), /改正/);
  const before = await run.page.evaluate(count);
  await run.page.press("Alt", "Enter");
  await run.page.until((text) => document.querySelector("#text").shadowRoot.querySelector(".cm-content").textContent.includes(text), "会议要求");
  assert.match(await run.page.evaluate(said), /已改为「议」/);
  assert.equal(await run.page.evaluate(focused), "text");
  await counted(before - 1);
  await run.page.press("Control", "z");
  assert.equal(await run.page.evaluate(written), REPORT);
  assert.deepEqual(await run.page.errors(), []);
});

test("a button mends its problem and hands the focus on; a paragraph that stands twice goes with its line", async () => {
  await opened();
  const before = await run.page.evaluate(count);
  assert.equal(await run.page.evaluate(() => document.querySelectorAll("#problem-list [data-act=fix]").length), 2);
  await run.page.evaluate(() => [...document.querySelectorAll("#problem-list [data-act=fix]")].at(-1).focus());
  await run.use();
  await counted(before - 1);
  assert.equal(await run.page.evaluate(written), REPORT.slice(0, -AGAIN.length - 1));
  assert.equal(await run.page.evaluate(focused), "fix", "the next of its kind");
  await run.use();
  await counted(before - 2);
  assert.equal(await run.page.evaluate(focused), "summary", "where there is none, the pane");
  await run.page.click("#undo");
  await run.page.click("#undo");
  assert.equal(await run.page.evaluate(written), REPORT);
});

test("what only goes is mended where the reading is in another script too: the source keeps its own", async () => {
  await opened();
  await run.page.evaluate(() => {
    const field = document.querySelector("#script");
    field.value = "hant";
    field.dispatchEvent(new Event("change"));
  });
  await run.page.until(() => document.querySelector("#reading").textContent.includes("樊秋牛講話"));
  await run.page.until(() => document.querySelector("#problem-list").textContent.includes("段落重复") && !document.querySelector("#problem-list").textContent.includes("简繁混用"));
  await press("fix", "段落重复");
  await run.page.until(`(text) => (${written})() === text`, REPORT.slice(0, -AGAIN.length - 1));
  assert.deepEqual(await run.page.errors(), []);
});

test("a problem leads to its place, and to the place that it disagrees with", async () => {
  await opened();
  await click("go", "樊秋午");
  assert.equal(await run.page.evaluate(lit), "樊秋午");
  await click("other", "樊秋午");
  assert.equal(await run.page.evaluate(lit), "樊秋牛");
  assert.equal(await run.page.evaluate(focused), "text");
});

test("a kind is muted, stays muted, and is heard again when it is called back", async () => {
  await opened();
  const before = await run.page.evaluate(count);
  await press("mute", "没有这一天");
  await counted(before - 1);
  assert.equal(await run.page.evaluate(said), "不再提示：没有这一天");
  assert.equal(await run.page.evaluate(focused), "mute");
  assert.ok(!(await run.page.evaluate(flagged)).includes("6月31日"));
  await run.desk();
  await run.page.evaluate(bring, REPORT);
  await counted(before - 1);
  await run.page.until(() => document.querySelector("[data-act=unmute]") !== null);
  await press("unmute", "没有这一天");
  await counted(before);
  assert.equal(await run.page.evaluate(said), "恢复提示：没有这一天");
  assert.ok((await run.page.evaluate(flagged)).includes("6月31日"));
  assert.equal(await run.page.evaluate(() => localStorage.getItem("jiyao.muted")), "[]");
});

test("a problem in words that repair has changed is carried to what was written", async () => {
  await opened("清河区召开防汛工作会议\n本报讯（记者 于田）6月31日,清河区防汛工作会议召开.区长郭小炜主持.");
  await run.page.until(`() => (${flagged})().join("").includes("6月31日")`);
  await run.page.click(EDITOR);
  await run.page.press("F8");
  assert.equal(await run.page.evaluate(lit), "6月31日");
});

test("composition is not disturbed by what is found meanwhile", { skip: run.engine !== "chromium" && "CDP is Chromium's" }, async () => {
  await opened();
  await run.page.click(EDITOR);
  await run.page.press("Control", "End");
  await run.page.evaluate(() => {
    globalThis.ends = 0;
    document.querySelector("#text").shadowRoot.querySelector(".cm-content").addEventListener("compositionend", () => (globalThis.ends += 1));
  });
  for (const text of ["h", "hui", "hui'yi"]) {
    await run.page.cdp("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await new Promise((done) => setTimeout(done, 500)); // Longer than the quiet.
  }
  assert.equal(await run.page.evaluate(() => globalThis.ends), 0, "the composition was cut off");
  await run.page.cdp("Input.insertText", { text: "会议" });
  await run.page.until((text) => document.querySelector("#text").shadowRoot.querySelector(".cm-content").textContent.endsWith(text), `${AGAIN}会议`);
});

test("without a colour the two certainties and the repairs look different, on screen; on paper there is none of it", { skip: run.engine !== "chromium" && "CDP is Chromium's" }, async () => {
  await opened(`${REPORT}会议,散会.`);
  await run.page.cdp("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  try {
    const forms = await run.page.evaluate(() => {
      const root = document.querySelector("#text").shadowRoot;
      return [".flag:not(.maybe)", ".flag.maybe", ".edit"].map((name) => getComputedStyle(root.querySelector(name)).textDecorationStyle);
    });
    assert.equal(new Set(forms).size, 3, forms.join());
    await run.page.cdp("Emulation.setEmulatedMedia", { media: "print", features: [] });
    assert.equal(await run.page.evaluate(() => document.querySelector("#panes").checkVisibility()), false);
  } finally {
    await run.page.cdp("Emulation.setEmulatedMedia", { media: "", features: [] });
  }
});

test("axe finds nothing in either pane, light or dark", { skip: run.engine !== "chromium" && "one engine is enough for what axe looks at" }, async () => {
  await opened(`${REPORT}会议,散会.`);
  await click("mute", "没有这一天");
  for (const look of ["light", "dark"]) for (const pane of ["problems", "repairs"]) {
    await run.page.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: look }] });
    await run.page.evaluate((pane) => (document.getElementById(pane).open = true), pane);
    await run.page.until((pane) => document.querySelector(`#${pane} .body button`) !== null, pane);
    const found = await run.page.evaluate(`async () => {
      if (!globalThis.axe) { ${AXE} }
      const { violations } = await axe.run(document);
      return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.join(" ") + " " + failureSummary.slice(0, 160)).slice(0, 3).join(" | "));
    }`);
    assert.deepEqual(found, [], `${pane}, ${look}`);
  }
  await run.page.cdp("Emulation.setEmulatedMedia", { features: [] });
});
