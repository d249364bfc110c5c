// What the desk writes out, read back by programs of other people.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { ROOT, load, options, source, texts } from "./engine.mjs";

const tools = createRequire(new URL("../../xtask/package.json", import.meta.url));
const ICAL = (await import(tools.resolve("ical.js"))).default;
const mammoth = tools("mammoth");
const { strFromU8, unzipSync } = tools("fflate");

/** The desk's own modules, as its bundler puts them together. */
const { outputFiles } = await tools("esbuild").build({
  stdin: { contents: "export * from './word.js'; export * from './linked.js'; export * from './tasks.js'; export * from './calendar.js'; export * from './duties.js';", resolveDir: join(ROOT, "www/app") },
  bundle: true, format: "esm", write: false, nodePaths: [join(ROOT, "xtask/node_modules")],
});
const desk = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
const { messages: labels } = await import("../../www/element/messages.js");
const engine = await load("studio");
const full = await load("full");

function found(text, settings = {}) {
  const reading = engine.read(text, settings);
  const all = { text: reading.text, report: reading.report(120), blocks: reading.blocks(), markup: reading.markup() };
  reading.free();
  return all;
}

/** The tasks of a text with what its points make somebody's duty, as the second worker finds it. */
function tasks(all) {
  const reading = full.read(all.text, { without: full.vocabulary().rules.map(({ id }) => id) });
  const duties = desk.duties(reading);
  reading.free();
  return desk.tasks(all, duties);
}

const REPORT = "枫桥县召开春耕工作会议\n2025年3月5日，枫桥县春耕工作会议在县礼堂召开。县委书记林若溪出席会议并讲话，县长周怀瑾主持会议。\n林若溪强调，一要抢抓农时，4月底前完成早稻播种；二要备足农资；三要=1+1管好账目。\n（记者 何以宁）";
const MINUTES = "# 产品周会纪要\n\n时间：2026年3月5日\n主持：沈砚舟\n\n## 决议\n\n1. 决定**下周三**上线\n2. 韩若谷修订[文档](http://example.org/a_b)\n   - [x] 已发通知\n   - [ ] 待补 <截图> & \"样例\"\n\n中间一段。\n\n3. 另起一表\n\n> 引用一句\n\n| 指标 | 数值 |\n|---|---|\n| 日活 | 1200人 |\n\n## 待办\n\n- [ ] 韩若谷：完成压测，3月9日前\n- [x] @沈砚舟 发布公告\n";

test(".docx: Word's reader finds title, paragraphs, lists, table and quotation, and no markup", async () => {
  const bytes = desk.word(found(MINUTES, { format: "markdown" }));
  const map = ["p[style-name='Title'] => h1.title:fresh", "p[style-name='heading 1'] => h2:fresh", "p[style-name='Quote'] => blockquote:fresh"];
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: map });
  assert.match(value, /^<h1 class="title">产品周会纪要<\/h1><p>时间：2026年3月5日<\/p><p>主持：沈砚舟<\/p><h2>决议<\/h2>/);
  assert.match(value, /<ol><li>决定下周三上线<\/li><li>韩若谷修订文档<ul><li>☑ 已发通知<\/li><li>☐ 待补 &lt;截图&gt; &amp; (?:"|&quot;|“)样例(?:"|&quot;|”)<\/li><\/ul><\/li><\/ol><p>中间一段。<\/p><ol><li>另起一表<\/li><\/ol>/);
  assert.match(value, /<blockquote>引用一句<\/blockquote><table><tr><td><p>指标<\/p><\/td><td><p>数值<\/p><\/td><\/tr><tr><td><p>日活<\/p><\/td><td><p>1200人<\/p><\/td><\/tr><\/table>/);
  assert.deepEqual(messages.filter(({ type }) => type === "error"), []);
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  assert.match(parts["word/numbering.xml"], /<w:startOverride w:val="3"\/>/, "a list goes on where it went on");
  assert.match(parts["docProps/core.xml"], /<dc:title>产品周会纪要<\/dc:title>/);
  for (const name of Object.keys(parts).filter((name) => name.startsWith("word/") && !name.includes("_rels"))) assert.match(parts["[Content_Types].xml"], new RegExp(`PartName="/${name}"`));
});

test(".docx: every text comes back word for word, and the same reading gives the same bytes", async () => {
  let compared = 0;
  for (const file of texts().filter((file) => file.includes("tests/corpus"))) {
    const all = found(source(file), options(file));
    const bytes = desk.word(all);
    assert.deepEqual(desk.word(all), bytes);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const bare = (text) => text.replace(/\s/g, "");
    if (file.endsWith(".md")) assert.ok(bare(value).includes("twineand40stakes"), file);
    else assert.equal(bare(value), bare(all.text), file);
    compared += 1;
  }
  assert.ok(compared > 10);
});

test(".docx: characters that XML cannot hold stay outside", async () => {
  const text = "会议\u0001召开\ud800。\ufffe主持\u{20bb7}\t<w:p>&amp;\n]]>";
  const blocks = Uint32Array.of(0, text.length, 5, 0);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(desk.word({ text, blocks, markup: new Uint32Array(), report: found("").report })) });
  assert.equal(value.trim(), "会议召开。主持\u{20bb7}\t<w:p>&amp;]]>");
});

test("JSON-LD: known types and fields only, and nothing that the report does not say", () => {
  const { report } = found(REPORT);
  const thing = JSON.parse(desk.linked(report));
  assert.deepEqual(thing, {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: "枫桥县召开春耕工作会议",
    author: { "@type": "Person", name: "何以宁", jobTitle: "记者" },
    abstract: report.summary.map(({ text }) => text).join("\n"),
    about: {
      "@type": "Event",
      name: report.meeting.text,
      startDate: "2025-03-05",
      location: { "@type": "Place", name: "县礼堂" },
      attendee: [{ "@type": "Person", name: "林若溪", jobTitle: "县委书记" }, { "@type": "Person", name: "周怀瑾", jobTitle: "县长" }],
    },
  });
  const ALLOWED = {
    NewsArticle: ["headline", "author", "abstract", "about", "mentions"],
    Article: ["headline", "author", "abstract", "about", "mentions"],
    Event: ["name", "startDate", "location", "attendee"],
    Place: ["name"],
    Person: ["name", "jobTitle"],
  };
  let seen = 0;
  for (const file of texts()) {
    const { report } = found(source(file), options(file));
    const said = new Set();
    JSON.stringify(report, (_, value) => (typeof value === "string" && said.add(value), value));
    const visit = (thing) => {
      assert.ok(ALLOWED[thing["@type"]], `${file}: ${thing["@type"]}`);
      for (const [name, value] of Object.entries(thing).filter(([name]) => !name.startsWith("@"))) {
        assert.ok(ALLOWED[thing["@type"]].includes(name), `${file}: ${name}`);
        for (const one of [value].flat()) {
          if (typeof one === "object") visit(one);
          else if (name === "startDate") assert.match(one, /^\d{4}-\d\d(-\d\d)?$/);
          else for (const line of name === "abstract" ? report.summary.map(({ text }) => text) : [one]) assert.ok(said.has(line) && one.includes(line), `${file}: ${name}`);
          seen += 1;
        }
      }
    };
    visit(JSON.parse(desk.linked(report)));
  }
  assert.ok(seen > 100, `${seen} values`);
  assert.doesNotMatch(desk.linked({ ...report, title: { text: "</script><script>" } }), /</);
  assert.equal(JSON.parse(desk.linked(found("2月3日，枫桥县春耕工作会议召开。").report)).about.startDate, undefined, "no year, no day");
});

test("a checklist nests, escapes, and ticks what is done", () => {
  const listed = (all) => desk.checklist(all.report, tasks(all), labels("zh"));
  assert.equal(listed(found(REPORT)), "# 枫桥县召开春耕工作会议\n\n2025年3月5日 · 县礼堂\n\n## 林若溪\n\n- [ ] 一要抢抓农时，4月底前完成早稻播种\n- [ ] 二要备足农资\n- [ ] 三要=1+1管好账目\n");
  const { report } = found(MINUTES, { format: "markdown" });
  const list = listed(found(MINUTES, { format: "markdown" }));
  assert.match(list, /^## 任务$/m);
  assert.match(list, /^- \[ \] .*压测.*（韩若谷，3月9日前?）$/m);
  assert.match(list, /^- \[x\] .*发布公告.*$/m);
  const marker = (text) => ({ text, span: [0, 1] });
  const point = (text, children = []) => ({ marker: marker("一是"), head: marker(text), span: [0, 1], speaker: null, children });
  const nested = { ...report, title: null, meeting: null, date: null, place: null, actions: [], points: [point("甲*乙*", [point("丙\n丁")]), point("#戊")] };
  assert.equal(desk.checklist(nested, desk.tasks({ text: "", report: nested }, []), labels("en")), "# Points\n\n## Points\n\n- [ ] 一是甲\\*乙\\*\n  - [ ] 一是丙 丁\n- [ ] 一是\\#戊\n");
});

const DUTIES = "2025年3月5日，枫桥县春耕工作会议召开。县长周怀瑾强调，一要修好水渠。县水务局、县供电公司要在3月底前完工。二要管好账目，由县农业农村局牵头，两周内拿出方案；三要守住底线。";

test("who is to do a point and until when are the report's own words, found by the engine", () => {
  const all = found(DUTIES);
  const list = tasks(all);
  assert.deepEqual(list.map(({ speaker, who, due }) => [speaker, who, due]), [["周怀瑾", "县水务局、县供电公司", "3月底前"], ["周怀瑾", "县农业农村局", "两周内"], ["周怀瑾", null, null]]);
  const checklist = desk.checklist(all.report, list, labels("zh"));
  assert.match(checklist, /^- \[ \] 二要管好账目，由县农业农村局牵头，两周内拿出方案$/m, "what a point says itself is not said again");
  assert.match(checklist, /^- \[ \] 一要修好水渠。?（县水务局、县供电公司，3月底前）$/m);
  assert.deepEqual(rows(desk.table(list, desk.columns["zh-Hans"]).slice(1))[1], ["1", "一要", "修好水渠", "周怀瑾", "县水务局、县供电公司", "3月底前", ""]);
  const events = desk.calendar(all, list, new Date(0)).match(/^DTSTART.*$/gm);
  assert.deepEqual(events, ["DTSTART;VALUE=DATE:20250305", "DTSTART;VALUE=DATE:20250331"], "from when the two weeks count is not said");
  for (const file of texts()) {
    const all = found(source(file), options(file));
    for (const { who, due } of tasks(all)) for (const words of [...(who?.split("、") ?? []), due ?? ""]) assert.ok(all.text.includes(words), `${file}: ${words}`);
  }
});

/** RFC 4180, as a reader of its own. */
function rows(csv) {
  const out = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    out.at(-1).push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    if (end === "\r\n") out.push([]);
    if (end === "") break;
  }
  return out.slice(0, -1);
}

test("a table quotes by RFC 4180, opens in Excel as UTF-8 and computes nothing", () => {
  const { report } = found(REPORT);
  const at = (text) => ({ text, span: [0, 1] });
  const wild = ["=HYPERLINK(\"http://x\",\"y\")", "+1", "-5%", "@SUM(A1)", "\t=1", "＝1", "甲,乙", "丙\"丁\"", "戊\n己", "好"];
  const points = wild.map((text) => ({ marker: at(""), head: at(text), span: [0, 1], speaker: text, children: [] }));
  const csv = desk.table(desk.tasks({ text: "", report: { ...report, points, actions: [] } }, []), desk.columns["zh-Hans"]);
  assert.ok(csv.startsWith("\ufeff层级,序号,事项,提出,责任方,期限,完成\r\n"));
  const read = rows(csv.slice(1));
  assert.equal(read.length, wild.length + 1);
  for (const [at, row] of read.slice(1).entries()) {
    assert.equal(row.length, 7);
    assert.equal(row[2].replace(/^'/, ""), wild[at]);
    assert.equal(row[3], row[2]);
    assert.doesNotMatch(row[2], /^\s*[=+\-@＝]/);
  }
  for (const head of Object.values(desk.columns)) assert.equal(head.length, 7);
});

test("a calendar by RFC 5545: the meeting's day and the deadlines that are certain", () => {
  const written = (text, now, settings) => desk.calendar(found(text, settings), tasks(found(text, settings)), now);
  const ics = written(REPORT, new Date("2026-01-02T03:04:05.678Z"));
  assert.ok(ics.split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "lines of 75 bytes");
  assert.doesNotMatch(ics, /[^\r]\n/);
  assert.doesNotMatch(ics, /\ufffd/);
  const events = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents("vevent").map((part) => new ICAL.Event(part));
  assert.deepEqual(events.map((event) => [event.summary, event.startDate.toString(), event.location]), [
    [found(REPORT).report.meeting.text, "2025-03-05", "县礼堂"],
    ["抢抓农时，4月底前完成早稻播种", "2025-04-30", null],
  ]);
  assert.equal(events[0].startDate.isDate, true);
  assert.equal(events[0].description, found(REPORT).report.summary.map(({ text }) => text).join("\n"));
  assert.equal(new Set(events.map(({ uid }) => uid)).size, 2);
  assert.equal(events[0].component.getFirstPropertyValue("dtstamp").toString(), "2026-01-02T03:04:05Z");
  assert.equal(written(REPORT, new Date(0)).match(/UID:.*/g).join(), ics.match(/UID:.*/g).join(), "the same events have the same names");
  const minutes = written(MINUTES, new Date(0), { format: "markdown" });
  assert.match(minutes, /DTSTART;VALUE=DATE:20260309/);
  assert.equal(written("枫桥县春耕工作会议召开。一要抓紧，4月底前完成。二要抓实。", new Date(0)), null, "no year, no day");
});

test("the day of a deadline is read or refused, never guessed", () => {
  const held = [2025, 3, 5];
  for (const [words, expected] of [
    ["5月1日前", [2025, 5, 1]], ["6月底之前", [2025, 6, 30]], ["明年2月末前", [2026, 2, 28]], ["2028年2月底以前", [2028, 2, 29]],
    ["年底前", [2025, 12, 31]], ["今年年底前", [2025, 12, 31]], ["明年底前", [2026, 12, 31]],
    ["2月30日前", null], ["1月底前", null], ["明年3月前", null], ["两周内", null], ["年内", null],
    // What ends is no year.
    ["月底前", null],
    ["十月底前", null],
    ["本周末前", null],
    ["三季度末", null],
  ]) assert.deepEqual(desk.dayOf(words, held), expected, words);
  assert.equal(desk.dayOf("5月1日前", null), null);
  for (const [words, expected] of [
    ["2026-03-09", [2026, 3, 9]], ["May 20, 2024", [2024, 5, 20]], ["20 May 2024", [2024, 5, 20]], ["3月9日", [2025, 3, 9]], ["Friday", null], ["下周三", null], ["2024/13/40", null],
  ]) assert.deepEqual(desk.dayOf(words, held), expected, words);
});
