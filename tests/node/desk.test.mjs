// The desk's own arithmetic and words, where no browser is needed.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT, groups, load, options, source, texts } from "./engine.mjs";
import { messages } from "../../www/app/messages.js";
import { Offsets } from "../../www/app/offsets.js";

const APP = join(ROOT, "www/app");

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
