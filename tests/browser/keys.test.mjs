// The desk without a mouse: Tab reaches everything that can be used, in every pane and menu, and shows where it is.
import assert from "node:assert/strict";
import test from "node:test";
import { browser } from "./suite.mjs";

const run = browser();
const skip = run.engine === "webkit" && "WebKit leaves buttons out of the order of Tab unless the user wants them there";

/** In the page: helps to look through shadow roots. What a key of the same row does needs no stop of its own. */
function prepare() {
  globalThis.reached = new Set();
  globalThis.ringless = [];
  const isStop = (node) => node.tabIndex >= 0 || !node.closest("li")?.querySelector("[aria-keyshortcuts]");
  globalThis.controls = (root) => {
    const own = [...root.querySelectorAll("button, select, input, summary, a[href], [contenteditable=true]")].filter((node) => node.checkVisibility() && !node.disabled && isStop(node));
    return [...own, ...[...root.querySelectorAll("*")].flatMap((node) => (node.shadowRoot ? globalThis.controls(node.shadowRoot) : []))];
  };
  globalThis.called = (node) => node.id || node.dataset.act || node.textContent.trim().slice(0, 20) || node.className;
}

/** In the page: notes what has the focus; gives it, or null where that is nothing of the page. */
function note() {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (!node || node === document.body) return null;
  const again = globalThis.reached.has(node);
  globalThis.reached.add(node);
  const style = getComputedStyle(node);
  const ring = (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1) || node.matches("[contenteditable=true]");
  if (!ring) globalThis.ringless.push(globalThis.called(node));
  return { name: globalThis.called(node), again };
}

/** Presses Tab until it comes round. */
async function walk() {
  await run.page.evaluate(() => {
    globalThis.reached.clear();
    document.activeElement?.blur();
    getSelection().removeAllRanges();
    document.querySelector("#new").focus();
    globalThis.reached.add(document.activeElement); // Its ring shows only when Tab comes round to it.
  });
  for (let step = 0; step < 600; step += 1) {
    await run.page.press("Tab");
    if ((await run.page.evaluate(note))?.again) return;
  }
  assert.fail("Tab never comes round");
}

const missing = (root) => run.page.evaluate((root) => globalThis.controls(document.querySelector(root)).filter((node) => !globalThis.reached.has(node)).map(globalThis.called), root);

async function opened(pane) {
  await run.desk();
  await run.page.click("#sample");
  await run.page.until(() => document.querySelector("#problems").checkVisibility());
  await run.page.evaluate((pane) => (document.getElementById(pane).open = true), pane);
  await run.page.until((pane) => document.querySelector(`#${pane} .body :is(button, p)`) !== null && document.querySelector("#problem-count").textContent !== "", pane);
  await run.page.evaluate(prepare);
}

for (const pane of ["problems", "repairs"]) {
  test(`Tab reaches every control of the desk and shows it: ${pane} open`, { skip }, async () => {
    await opened(pane);
    await walk();
    assert.deepEqual(await missing("body"), []);
    // Firefox without a window shows no ring even on a plain button.
    if (run.engine === "chromium") assert.deepEqual(await run.page.evaluate(() => globalThis.ringless), []);
  });
}

test("menus and the library open by Enter, are gone through by Tab and closed by Escape", { skip }, async () => {
  await opened("problems");
  const menus = await run.page.evaluate(() => document.querySelectorAll("details.menu").length);
  for (let at = 0; at < menus; at += 1) {
    await run.page.evaluate((at) => {
      globalThis.reached.clear();
      globalThis.menu = document.querySelectorAll("details.menu")[at];
      globalThis.menu.querySelector("summary").focus();
    }, at);
    await run.page.press("Enter");
    await run.page.until(() => globalThis.menu.open);
    const all = await run.page.evaluate(() => globalThis.controls(globalThis.menu).length);
    await run.page.evaluate(note);
    for (let step = 1; step < all; step += 1) {
      await run.page.press("Tab");
      await run.page.evaluate(note);
    }
    assert.deepEqual(await run.page.evaluate(() => globalThis.controls(globalThis.menu).filter((node) => !globalThis.reached.has(node)).map(globalThis.called)), []);
    await run.page.press("Escape");
    assert.deepEqual(await run.page.evaluate(() => [globalThis.menu.open, document.activeElement === globalThis.menu.querySelector("summary")]), [false, true]);
  }
  await run.page.evaluate(() => document.querySelector("#library-open").focus());
  await run.page.press("Enter");
  await run.page.until(() => document.querySelector("#library[open] .draft") !== null);
  await run.page.evaluate(() => globalThis.reached.clear());
  for (let step = 0; step < 40; step += 1) {
    const at = await run.page.evaluate(note);
    if (at?.again) break;
    await run.page.press("Tab");
  }
  assert.deepEqual(await missing("#library"), []);
  await run.page.press("Escape");
  assert.equal(await run.page.evaluate(() => document.querySelector("#library").open), false);
  assert.deepEqual(await run.page.errors(), []);
});
