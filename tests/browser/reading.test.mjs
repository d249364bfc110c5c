// The reading view: its looks, its print, and that everyone can use it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { browser, speakIn } from "./suite.mjs";

const run = browser();
const AXE = readFileSync(new URL("../../xtask/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

async function sample() {
  await run.desk();
  await run.page.click("#sample");
  await run.page.until(() => document.querySelector("#reading").textContent.includes("嵐溪"));
}

/** Sets a field of the page as a reader does. */
const set = (id, value) => run.page.evaluate((id, value) => {
  const field = document.getElementById(id);
  if (typeof value === "boolean") field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}, id, value);

const styleOf = (selector, ...names) => run.page.evaluate((selector, names) => {
  const style = getComputedStyle(document.querySelector(selector));
  return names.map((name) => style[name]);
}, selector, names);

test("size, length of lines, dark and vertical are chosen and stay chosen", async () => {
  await sample();
  const [before] = await styleOf("#reading p", "fontSize");
  await set("size", "150");
  await set("measure", "24");
  await set("look", "dark");
  await set("vertical", true);
  const look = async () => [...(await styleOf("#reading", "writingMode", "maxBlockSize")), ...(await styleOf("#reading p", "fontSize")), ...(await styleOf("body", "backgroundColor"))];
  const chosen = await look();
  assert.equal(chosen[0], "vertical-rl");
  assert.equal(Math.round((Number.parseFloat(chosen[2]) / Number.parseFloat(before)) * 100), 150);
  assert.equal(chosen[3], "rgb(22, 21, 19)", "dark is dark");
  await sample();
  assert.deepEqual(await look(), chosen);
  await set("vertical", false);
  const wide = await run.page.evaluate(() => {
    const line = Number.parseFloat(getComputedStyle(document.querySelector("#reading")).fontSize);
    return document.querySelector("#reading").getBoundingClientRect().width / line;
  });
  assert.ok(wide <= 24.1, `${wide} characters in a line`);
  for (const [id, value] of [["size", "100"], ["measure", "40"], ["look", "auto"]]) await set(id, value);
  assert.deepEqual(await run.page.errors(), []);
});

test("nothing but the reading, and back", async () => {
  await sample();
  const seen = () => run.page.evaluate(() => ["#text", "#reading", "#card"].map((name) => document.querySelector(name).checkVisibility()));
  await run.page.click("#read");
  await run.page.until(() => !document.querySelector("#text").checkVisibility()); // On a busy machine a click takes its time.
  assert.deepEqual(await seen(), [false, true, true]);
  // One key closes one thing: the menu first.
  const menu = () => run.page.evaluate(() => document.querySelector("details.menu").open);
  await run.page.evaluate(() => (document.querySelector("details.menu").open = true));
  await run.page.press("Escape");
  assert.deepEqual([await menu(), ...(await seen())], [false, false, true, true]);
  await run.page.press("Escape");
  assert.deepEqual(await seen(), [true, true, true]);
});

test("simplified, traditional, as in Taiwan, as it was written", async () => {
  await run.desk();
  await run.page.click("#text >>> .cm-content");
  await run.page.type("枫桥县干部会议召开。县长周怀瑾主持，软件企业参加。");
  const reads = (words) => run.page.until((words) => document.querySelector("#reading").textContent.includes(words) && document.querySelector("#card").shadowRoot.textContent.includes(words), words);
  await reads("枫桥县干部会议");
  await set("script", "hant");
  await reads("楓橋縣幹部會議");
  await set("script", "hant-tw-words");
  await reads("軟體");
  await set("script", "keep");
  await reads("枫桥县干部会议");
  await sample();
  await set("script", "hans");
  await reads("岚溪区三级干部会议");
});

test("marks can be put away", async () => {
  await sample();
  const painted = () => run.page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
  await run.page.until(() => CSS.highlights.size > 3);
  await set("marks", false);
  assert.equal(await painted(), 0);
  await set("marks", true);
  assert.ok((await painted()) > 20);
});

test("in forced colours marks are lines and no selections, and one tab is the open one", { skip: run.engine !== "chromium" && "CDP is Chromium's" }, async () => {
  await sample();
  await run.page.until(() => document.querySelector("#study")?.shadowRoot.querySelector("[part=kind] button"));
  await run.page.cdp("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  try {
    const [own, ...colours] = await run.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("p"));
      probe.style = "color: CanvasText; background: Canvas; forced-color-adjust: none";
      const { color, backgroundColor } = getComputedStyle(probe);
      probe.remove();
      const reading = getComputedStyle(document.querySelector("#reading"));
      const root = document.querySelector("#study").shadowRoot;
      const border = (name) => getComputedStyle(root.querySelector(name)).borderBlockEndColor;
      return [reading.forcedColorAdjust, reading.color === color, border(".tabs [aria-expanded=true]") === backgroundColor, border(".tabs [aria-expanded=false]") === backgroundColor, border("[part=kind] button") === backgroundColor];
    });
    // Where the text's colours are forced, Chromium paints every highlight as it paints a selection.
    assert.equal(own, "none");
    assert.deepEqual(colours, [true, false, true, true]);
  } finally {
    await run.page.cdp("Emulation.setEmulatedMedia", { features: [] });
  }
});

test("on a small screen the head of the page is one row", { skip: run.engine !== "chromium" && "CDP is Chromium's" }, async () => {
  await run.desk();
  await run.page.cdp("Emulation.setDeviceMetricsOverride", { width: 345, height: 740, deviceScaleFactor: 1, mobile: true });
  try {
    for (const language of ["zh-Hans", "zh-Hant"]) {
      await run.page.evaluate(speakIn, language);
      const rows = await run.page.evaluate(() => ["#new", "#library-open", "#language"].map((name) => document.querySelector(name).getBoundingClientRect().top));
      assert.equal(new Set(rows.map(Math.round)).size, 1, `${language}: ${rows}`);
      assert.ok(await run.page.evaluate(() => document.documentElement.scrollWidth <= 345));
    }
  } finally {
    await run.page.cdp("Emulation.clearDeviceMetricsOverride", {});
  }
});

test("on paper it is a clipping: the headline, two columns, dark on white", { skip: run.engine !== "chromium" && "CDP is Chromium's" }, async () => {
  await sample();
  await run.page.until(() => document.querySelector("#study")?.checkVisibility());
  await set("look", "dark");
  await set("vertical", true);
  await run.page.cdp("Emulation.setEmulatedMedia", { media: "print" });
  try {
    const seen = await run.page.evaluate(() => ["#text", ".top", "#card", "#study", "#repairs", ".foot"].map((name) => document.querySelector(name).checkVisibility()));
    assert.deepEqual(seen, [false, false, false, false, false, false]);
    assert.deepEqual(await styleOf("#reading", "writingMode", "columnCount"), ["horizontal-tb", "2"]);
    assert.deepEqual(await styleOf("#reading h2", "columnSpan"), ["all"]);
    assert.deepEqual(await styleOf("body", "backgroundColor", "color"), ["rgb(255, 255, 255)", "rgb(29, 27, 24)"]);
  } finally {
    await run.page.cdp("Emulation.setEmulatedMedia", { media: "" });
    await set("look", "auto");
    await set("vertical", false);
  }
});

test("axe finds nothing in any view, in any language, light or dark", { skip: run.engine !== "chromium" && "one engine is enough for what axe looks at" }, async () => {
  const check = async (view) => {
    const found = await run.page.evaluate(`async () => {
      if (!globalThis.axe) { ${AXE} }
      const { violations } = await axe.run(document);
      return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target, failureSummary }) => target.join(" ") + " " + failureSummary.slice(0, 160)).slice(0, 3).join(" | "));
    }`);
    assert.deepEqual(found, [], view);
  };
  await run.desk();
  await check("empty");
  await run.page.evaluate(() => document.querySelector("#find").click());
  await run.page.until(() => document.querySelector("#text").shadowRoot.querySelector(".cm-search") !== null);
  await check("search");
  await sample();
  for (const look of ["light", "dark"]) {
    await set("look", look);
    await check(look);
  }
  await set("look", "auto");
  await run.page.evaluate(() => (document.querySelector("#repairs").open = true));
  await check("repairs");
  for (const language of ["zh-Hant", "en", "zh-Hans"]) {
    await run.page.evaluate(speakIn, language);
    await check(language);
  }
  for (const at of [0, 1]) {
    await run.page.evaluate((at) => (document.querySelectorAll("details.menu")[at].open = true), at);
    await check(`menu ${at}`);
    await run.page.press("Escape");
  }
  await run.page.click("#library-open");
  await run.page.until(() => document.querySelector("#drafts .draft") !== null);
  await check("library");
  await run.page.press("Escape");
  await run.page.click("#read");
  await check("reading");
  await run.page.press("Escape");
  await run.page.cdp("Emulation.setDeviceMetricsOverride", { width: 360, height: 740, deviceScaleFactor: 1, mobile: true });
  try {
    await check("narrow");
    await run.page.click("#read");
    await check("reading, narrow");
  } finally {
    await run.page.cdp("Emulation.clearDeviceMetricsOverride");
  }
});
