// The card on a server: whole markup, nothing of the text is markup, what means nothing is left out.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { TARGET } from "./engine.mjs";

const SSR = join(TARGET, "npm/ssr/index.js");
const skip = !existsSync(SSR);
const { render } = skip ? {} : await import(pathToFileURL(SSR));
const TEXT = "3月5日下午，枫桥县春季生产工作会议召开。县委副书记、县长周怀瑾主持。\n周怀瑾强调，要落实“<b onclick=alert(1)>六个一”&amp;“<script>三个二</script>”。";

test("text and attributes are escaped, and only known shapes come out", { skip }, async () => {
  const html = await render(TEXT, { lang: 'en"><script>x</script>', show: "all", onclick: "alert(1)", "a b": "c", id: "<i>" });
  assert.ok(html.startsWith('<meeting-report lang="en&quot;&gt;&lt;script&gt;x&lt;/script&gt;" show="all" id="&lt;i&gt;"><template shadowrootmode="open"><style>'));
  const rest = html.replace(/<style>[^<]*<\/style>/, "");
  const tags = new Set([...rest.matchAll(/<(\/?[a-z][a-z0-9-]*)/g)].map(([, name]) => name.replace("/", "")));
  for (const name of tags) assert.ok("meeting-report template div article p h2 h3 a span dl dt dd section ol ul li small details summary slot".split(" ").includes(name), name);
  const names = new Set([...rest.matchAll(/<[^>]* ([a-z-]+)=/g)].map(([, name]) => name));
  for (const name of names) assert.ok("lang show id shadowrootmode class part href aria-label dir title".split(" ").includes(name), name);
  assert.ok(html.includes("周怀瑾") && html.includes("&lt;script&gt;三个二"));
});

test("style: an element with a nonce, or a link", { skip }, async () => {
  assert.ok((await render(TEXT, {}, { nonce: 'n"1' })).includes('<style nonce="n&quot;1">'));
  const linked = await render(TEXT, { for: "story" }, { sheet: "/jiyao/element/card.css" });
  assert.ok(linked.includes('<link rel="stylesheet" href="/jiyao/element/card.css">') && !linked.includes("<style"));
  assert.ok(linked.includes('href="#story"') && !linked.includes("<p>"), "with `for` the text stays in the article");
});

test("a card in the words of Taiwan", { skip }, async () => {
  const html = await render("3月5日，枫桥县软件工作会议召开。", { for: "story", script: "hant-tw-words" });
  assert.ok(html.includes("楓橋縣軟體工作會議"));
});

test("a text without facts gives an element without a card; src belongs to the page", { skip }, async () => {
  const html = await render("今天天气很好。", { show: "people points" });
  assert.ok(!html.includes("<article") && html.endsWith("<slot></slot></template><p>今天天气很好。</p></meeting-report>"));
  await assert.rejects(render("", { src: "/x.txt" }), /src/);
});
