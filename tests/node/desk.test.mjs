// The desk's own arithmetic and words, where no browser is needed.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT, groups, load, options, source, texts } from "./engine.mjs";
import { languages, messages as messagesIn } from "../../www/app/messages.js";
import { groups as sideBySide } from "../../www/app/chart.js";
import { words as studyWords } from "../../www/app/studywords.js";
import { Offsets } from "../../www/app/offsets.js";
import { placed } from "../../www/app/places.js";
import { names, refuse, refused } from "../../www/app/refusals.js";

const APP = join(ROOT, "www/app");
const messages = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, await messagesIn(language)])));

test("offsets: the page carries spans to the source as the engine does", async () => {
  const engine = await load("studio");
  let compared = 0;
  for (const file of texts()) {
    const reading = engine.read(source(file), options(file));
    const offsets = new Offsets(reading.edits());
    const spans = [...groups(reading.marks(), 4), ...groups(reading.edits(), 6)].map((group) => (group.length === 4 ? [group[0], group[1]] : [group[2], group[3]]));
    const expected = reading.toSource(Uint32Array.from(spans.flat()));
    assert.deepEqual(spans.flatMap(([start, end]) => offsets.toSource(start, end)), [...expected], file);
    compared += spans.length;
    reading.free();
  }
  assert.ok(compared > 100, `${compared} spans`);
});

test("offsets: an edit of the source and what became of it name each other", async () => {
  const engine = await load("studio");
  const text = "3月5日,枫桥县会议(扩大)召开.县长周怀瑾主持.";
  const reading = engine.read(text);
  const offsets = new Offsets(reading.edits());
  const name = reading.text.indexOf("周怀瑾");
  assert.deepEqual(offsets.toText(...offsets.toSource(name, name + 3)), [name, name + 3]);
  for (const [start, end, from, to] of groups(reading.edits(), 6)) assert.deepEqual(offsets.toText(start, end), [from, to]);
});

test("messages: three languages say the same things", () => {
  const [first, ...others] = Object.entries(messages);
  for (const [name, words] of others) {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(first[1]).sort(), `${name} and ${first[0]}`);
    assert.deepEqual(Object.keys(words.phrases).sort(), Object.keys(first[1].phrases).sort());
    for (const [key, value] of Object.entries(words)) {
      assert.equal(typeof value, typeof first[1][key], `${name}: ${key}`);
      if (typeof value === "function") assert.equal(value.length, first[1][key].length, `${name}: ${key} takes other values`);
      else assert.ok(value !== "", `${name}: ${key} is empty`);
    }
  }
});

test("messages: what the page asks for is there, and nothing else", () => {
  const scripts = readdirSync(APP).filter((name) => name.endsWith(".js")).map((name) => readFileSync(join(APP, name), "utf8")).join("\n");
  const page = readFileSync(join(ROOT, "www/index.html"), "utf8");
  const asked = new Set(["phrases"]);
  for (const [, key] of page.matchAll(/data-(?:text|label|hint)="([^"]+)"/g)) asked.add(key);
  for (const [, key] of scripts.matchAll(/(?:\bsay|#say|#button)\('([a-z][\w.]*)'/g)) asked.add(key);
  const known = new Set(Object.keys(messages.en));
  assert.deepEqual([...asked].filter((key) => !known.has(key)), [], "no words for these");
  assert.deepEqual([...known].filter((key) => !asked.has(key)), [], "nobody asks for these");
});

/** A reading as the worker gives it to the page. */
function found(engine, text, without = []) {
  const reading = engine.read(text, { without });
  const edits = reading.edits();
  const made = { source: text, text: reading.text, edits, offsets: new Offsets(edits), script: "keep", problems: reading.problems() };
  reading.free();
  return made;
}

test("problems: a fix mends the source where repair has changed the same words, and leaves the rest of them", () => {
  // An edit that writes more than the place: "(6月31日)" became "（6月31日）".
  const offsets = new Offsets(Uint32Array.from([2, 9, 2, 9, 0, 1]));
  const reading = { source: "会议(6月31日)召开", text: "会议（6月31日）召开", offsets, script: "keep" };
  const { from, to, cut } = placed({ span: [3, 8], other: null, fix: "6月30日" }, reading);
  assert.deepEqual([from, to], [2, 9]);
  assert.deepEqual(cut, { from: 2, to: 9, insert: "（6月30日）" });
  assert.equal(placed({ span: [3, 8], other: null, fix: "6月30日" }, { ...reading, script: "hant" }).cut, null, "words of another script");
});

test("problems: what is missing has its place at the beginning or the end, what stands twice goes with its line", () => {
  const plain = (source) => ({ source, text: source, offsets: new Offsets(new Uint32Array()), script: "keep" });
  const text = "甲。\n\n　　乙。\n\n　　乙。\n\n丙。";
  assert.deepEqual(placed({ span: [0, 0], fix: null }, plain(text)).to, 0);
  assert.deepEqual(placed({ span: [text.length, text.length], fix: null }, plain(text)).from, text.length);
  const gone = (source, start, end) => {
    const { cut } = placed({ span: [start, end], fix: "" }, plain(source));
    return source.slice(0, cut.from) + cut.insert + source.slice(cut.to);
  };
  assert.equal(gone(text, 12, 14), "甲。\n\n　　乙。\n\n丙。");
  assert.equal(gone("甲。\n\n　　乙。", 6, 8), "甲。");
  assert.equal(gone("召开(kai)了", 2, 7), "召开了", "words in a line go alone");
});

test("problems: a fix that the engine is sure of leaves one problem less", async () => {
  const engine = await load("studio");
  const text = "清河区召开防汛工作会议\n本报讯（记者 于田）6月3日，清河区防汛工作会议召开。区长郭小炜主持会议。会議要求，各镇街要立即行动。";
  const before = found(engine, text);
  const problem = before.problems.find(({ fix }) => fix !== null);
  const { cut } = placed(problem, before);
  const after = found(engine, text.slice(0, cut.from) + cut.insert + text.slice(cut.to));
  assert.equal(after.problems.length, before.problems.length - 1);
});

test("refusals: an edit is known again when the text elsewhere changes or a neighbour is accepted, and not elsewhere", async () => {
  const engine = await load("studio");
  const text = "3月5日,枫桥县春耕工作会议召开,县长周怀瑾主持,会议要求,抓好春耕。";
  const first = found(engine, text);
  const known = new Set();
  const at = [...groups(first.edits, 6)].findIndex(([from]) => text.slice(from - 2, from) === "主持");
  refuse(known, names(text, first, at));
  const words = (source) => {
    const made = found(engine, source);
    return refused(source, made, known).map((edit) => source.slice(made.edits[edit * 6] - 2, made.edits[edit * 6 + 1]));
  };
  assert.deepEqual(words(text), ["主持,"]);
  assert.deepEqual(words(`枫桥县召开会议,\n${text}还要抓好防汛,防旱。`), ["主持,"], "other words before and behind");
  assert.deepEqual(words(text.replace("要求,", "要求，")), ["主持,"], "a neighbour accepted");
  assert.deepEqual(words(text.replace("周怀瑾主持", "何以宁主持")), [], "other words around");
});

test("refusals: the oldest are forgotten", () => {
  const known = new Set();
  for (let name = 0; name < 1000; name += 1) refuse(known, [name, name + 0.5]);
  assert.ok(known.size <= 400 && known.has(999) && !known.has(0), `${known.size}`);
});

test("messages: what is looked at beside the text has its words in three languages, and no others", () => {
  const parts = ["study", "chart", "keywords", "versions", "grounds", "pane"].map((name) => readFileSync(join(APP, `${name}.js`), "utf8")).join("\n");
  for (const [key, said] of Object.entries(studyWords)) {
    assert.equal(said.length, 3, key);
    assert.ok(said.every((word) => typeof word === typeof said[0] && word !== ""), key);
    assert.ok(/^(change|fact)\./.test(key) || parts.includes(`'${key}'`), `nobody asks for ${key}`);
  }
  for (const [, key] of parts.matchAll(/\bword\('([\w.]+)'/g)) assert.ok(studyWords[key], `no words for ${key}`);
  const facts = readFileSync(join(ROOT, "src/wasm/details.d.ts"), "utf8").split("  fact:")[1].split(";")[0].match(/\w+/g);
  assert.deepEqual(Object.keys(studyWords).filter((key) => key.startsWith("fact.")), facts.map((fact) => `fact.${fact}`));
});

test("figures: only what the text sets side by side is compared", async () => {
  const engine = await load("studio");
  const compared = (text) => {
    const reading = engine.read(text);
    const found = sideBySide(reading.report(0).figures.filter(({ metric }) => metric), reading.text);
    reading.free();
    return found.compared.map((group) => group.map(({ metric, value }) => `${metric.text} ${value.text}`));
  };
  assert.deepEqual(compared("早稻播种面积12.8万亩，蔬菜播种面积3.2万亩。"), [["早稻播种面积 12.8万亩", "蔬菜播种面积 3.2万亩"]]);
  assert.deepEqual(compared("早稻播种面积12.8万亩，森林覆盖率3.2%。"), [], "other units");
  assert.deepEqual(compared("早稻播种面积12.8万亩。\n蔬菜播种面积3.2万亩。"), [], "other paragraphs");
  assert.deepEqual(compared("工业用电量增长9.4%，居民用电量占5.2%。"), [], "a growth and a share");
});
