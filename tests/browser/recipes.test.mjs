// What recipes.md tells people to type, and the frame for pages that may not run WebAssembly.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ARTICLE, host, page, settled } from "./host.mjs";
import { browser, holds, shadowText } from "./suite.mjs";

const run = browser();
const RECIPES = readFileSync(join(process.env.JIYAO_TARGET, "npm/recipes.md"), "utf8");
const blocks = (kind) => RECIPES.split(`\`\`\`${kind}\n`).slice(1).map((block) => block.split("```")[0]);
const words = ARTICLE.replace(/<\/?article[^>]*>/g, "");

test("plain HTML, with the room that the recipe keeps", async () => {
  const [lines] = blocks("html");
  const [css] = blocks("css");
  const portal = await host({ "/plain.html": page(`<style>${css}</style>`, lines.replace("…", words)) });
  await run.page.open(`${portal.url}/plain.html`);
  assert.equal(await run.page.until(settled), "ready");
  holds(await run.page.evaluate(shadowText, "meeting-report"), "周怀瑾");
  assert.deepEqual(await run.page.errors(), []);
});

test("WordPress: what its filter prints", async () => {
  const [php] = blocks("php");
  const [, before, after] = /return '(<meeting-report[^']*)' \. \$content \. '([^']*)';/.exec(php);
  const portal = await host({ "/post.html": page('<script type="module" src="/jiyao/element/define.js" id="jiyao-js-module"></script>', before + words + after) });
  await run.page.open(`${portal.url}/post.html`);
  assert.equal(await run.page.until(settled), "ready");
  holds(await run.page.evaluate(shadowText, "meeting-report"), "周怀瑾");
});

test("a frame reads where the page around it may not, and only texts of its site", async () => {
  const frame = blocks("html").find((block) => block.includes("<iframe")).replace(' loading="lazy"', "").replace("/jiyao/frame", "/frame");
  const text = { body: "3月5日下午，枫桥县春季生产工作会议召开。县长周怀瑾主持。", type: "text/plain; charset=utf-8", headers: { "access-control-allow-origin": "*" } };
  const other = await host({ "/story.txt": text });
  const policy = { "content-security-policy": "default-src 'none'; script-src 'self'; frame-src 'self'; img-src data:" };
  const own = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src *; img-src data:" };
  const portal = await host({ "/strict.html": page("", frame, { headers: policy }), "/frame/index.html": { headers: own }, "/story.txt": text });
  await run.page.open(`${portal.url}/strict.html`);
  const shown = await run.page.until(() => {
    const element = document.querySelector("iframe").contentDocument?.querySelector("meeting-report");
    return element?.matches(":state(ready)") && element.shadowRoot.textContent;
  });
  holds(shown, "枫桥县春季生产工作会议", "周怀瑾");
  await run.page.open(`${portal.url}/frame/index.html?src=${encodeURIComponent(`${other.url}/story.txt`)}&digest=80`);
  await run.page.until(settled);
  assert.equal(await run.page.evaluate(() => document.querySelector("meeting-report").getAttribute("src")), null);
  assert.ok(!other.asked.includes("/story.txt"));
});
