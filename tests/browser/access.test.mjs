// The card for everybody: axe, the keyboard, the order in which a screen reader hears it. Chromium tells best.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { ARTICLE, SCRIPT, STRICT, host, page, settled } from "./host.mjs";
import { browser } from "./suite.mjs";

const run = browser();
const AXE = readFileSync(createRequire(new URL("../../xtask/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");
const MEETING = `<meeting-report for="report"></meeting-report>${ARTICLE}`;
const RAW = `<h1>会议</h1><meeting-report><script type="text/markdown"># 产品周会纪要\n\n时间：2026年3月5日\n主持：沈砚舟\n\n## 决议\n\n- 决定下周三上线新版。\n- 韩若谷于3月9日前完成压测。\n\n| 指标 | 数值 |\n|---|---|\n| 日活 | 1200人 |\n</script></meeting-report>`;

/** Runs axe on the element; gives what it finds. */
async function violations() {
  await run.page.inject(AXE);
  return run.page.evaluate(async () => {
    const { violations } = await axe.run(document.querySelector("meeting-report"), { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
  });
}

const looks = [
  ["light", [{ name: "prefers-color-scheme", value: "light" }]],
  ["dark", [{ name: "prefers-color-scheme", value: "dark" }]],
  ["forced colours", [{ name: "forced-colors", value: "active" }]],
];

for (const [look, features] of looks) for (const [what, body] of [["beside an article", MEETING], ["with a text of its own", RAW]]) {
  test(`axe finds nothing: ${look}, ${what}`, async (t) => {
    if (!run.page.cdp) return t.skip("only Chromium pretends to be in other colours");
    await run.page.cdp("Emulation.setEmulatedMedia", { features });
    const portal = await host({ "/access.html": page(`<style nonce="n">html { color-scheme: light dark } body { color: CanvasText; background: Canvas }</style>${SCRIPT}`, `<main>${body}</main>`, { headers: { "content-security-policy": STRICT["content-security-policy"].replace("style-src 'self'", "style-src 'self' 'nonce-n'") } }) });
    await run.page.open(`${portal.url}/access.html`);
    assert.equal(await run.page.until(settled), "ready");
    await run.shot(`access-${look}-${what}`.replace(/ /g, "-"));
    assert.deepEqual(await violations(), []);
    const unlike = await run.page.evaluate(() => {
      const style = getComputedStyle(document.querySelector("meeting-report").shadowRoot.querySelector("[part=card]"));
      return style.color === style.backgroundColor;
    });
    assert.equal(unlike, false);
    await run.page.cdp("Emulation.setEmulatedMedia", { features: [] });
  });
}

test("axe finds nothing in other engines' own colours", async () => {
  const portal = await host({ "/access.html": page(SCRIPT, `<main>${MEETING}</main>`, { headers: STRICT }) });
  await run.page.open(`${portal.url}/access.html`);
  assert.equal(await run.page.until(settled), "ready");
  assert.deepEqual(await violations(), []);
});

test("everything by keyboard: every fact is reached in reading order, shows its focus and leads to its place", async (t) => {
  if (run.engine === "webkit") return t.skip("WebKit leaves links out of the order of Tab unless the user wants them there");
  const portal = await host({ "/keys.html": page(SCRIPT, `<button id="before">before</button>${MEETING}<button id="after">after</button>`) });
  await run.page.open(`${portal.url}/keys.html`);
  assert.equal(await run.page.until(settled), "ready");
  await run.page.evaluate(() => document.querySelector("#before").focus());
  const order = [];
  let rings = true; // Whether a plain button behind the card shows its focus: Firefox without a window shows none.
  for (let step = 0; step < 120; step += 1) {
    await run.page.press("Tab");
    const at = await run.page.evaluate(() => {
      const host = document.activeElement;
      if (host.id === "after") return { after: host.matches(":focus-visible") };
      const node = host.shadowRoot?.activeElement;
      if (!node) return `outside: ${host.localName}`;
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      const all = [...host.shadowRoot.querySelectorAll("a, summary")].filter((one) => one.checkVisibility());
      return { index: all.indexOf(node), count: all.length, ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 ? "" : `${node.outerHTML} ${outlineStyle} ${outlineWidth}` };
    });
    if ("after" in at) {
      rings = at.after;
      break;
    }
    order.push(at);
  }
  assert.ok(order.length > 8, `${order.length} places`);
  assert.deepEqual(order.map(({ index }) => index), Array.from({ length: order[0].count }, (_, at) => at));
  if (rings) assert.deepEqual(order.map(({ ring }) => ring).filter(Boolean), [], "places without a ring");
  else assert.equal(run.engine, "firefox");
  await run.page.evaluate(() => document.querySelector("meeting-report").shadowRoot.querySelector("[part=host] a").focus());
  await run.page.press("Enter");
  const found = await run.page.until(() => CSS.highlights.get("jiyao-found")?.size > 0 && [...CSS.highlights.get("jiyao-found")].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)));
  assert.deepEqual(found, ["周怀瑾"]);
});

test("a screen reader hears: what it is, what for, who, when, then the sections with their headings", async (t) => {
  if (!run.page.cdp) return t.skip("only Chromium tells its accessibility tree");
  const portal = await host({ "/heard.html": page(SCRIPT, `<main>${MEETING}</main>`) });
  await run.page.open(`${portal.url}/heard.html`);
  assert.equal(await run.page.until(settled), "ready");
  const { nodes } = await run.page.cdp("Accessibility.getFullAXTree", {});
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard = [];
  const visit = (node, depth) => {
    const role = node.role?.value;
    const shown = !node.ignored && !["generic", "none", "InlineTextBox", "StaticText", "LayoutTableCell"].includes(role);
    if (shown) heard.push(`${"  ".repeat(depth)}${role}${["article", "heading", "link"].includes(role) ? ` ${node.name?.value ?? ""}` : ""}`);
    for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id), depth + (shown ? 1 : 0));
  };
  visit(nodes.find((node) => node.role?.value === "article" && node.name?.value === "会议要览"), 0);
  const outline = heard.filter((line) => /article|heading|DescriptionList|list$|link/.test(line)).map((line) => line.trim());
  assert.equal(outline[0], "article 会议要览");
  const at = (words) => {
    const index = outline.findIndex((line) => line === words || line.startsWith(`${words} `));
    assert.ok(index >= 0, `${words} in ${outline.join(" / ")}`);
    return index;
  };
  const order = ["heading 枫桥县春季生产工作会议", "link 3月5日下午", "link 周怀瑾", "link 林若溪", "heading 要点", "link 抢抓农时", "heading 数据"].map(at);
  assert.deepEqual(order, order.toSorted((one, other) => one - other), outline.join(" / "));
  const roles = new Set(heard.map((line) => line.trim().split(" ")[0]));
  for (const role of ["term", "definition", "list", "listitem"]) assert.ok(roles.has(role), `${role} among ${[...roles]}`);
});
