// Native and Wasm give the same bytes of JSON and the same repaired text.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { relative, join } from "node:path";
import test from "node:test";
import { isSpecial } from "../../www/element/source.js";
import { ROOT, TARGET, load, options, source, specimens, texts } from "./engine.mjs";

const analyze = (...args) =>
  execFileSync(join(TARGET, "debug/examples/analyze"), args, { maxBuffer: 1 << 30, encoding: "utf8" }).trimEnd().split("\n");

const FILES = texts();
const engine = await load("studio");

test("the same report, byte for byte", () => {
  const lines = analyze("--json", ...FILES);
  assert.equal(lines.length, FILES.length);
  FILES.forEach((file, at) => {
    const reading = engine.read(source(file), options(file));
    assert.equal(JSON.stringify(reading.report(200)), lines[at], relative(ROOT, file));
    reading.free();
  });
});

for (const script of ["keep", "hans", "hant", "hant-tw-words", "hant-hk-words"]) {
  test(`the same text, script ${script}`, async () => {
    const engine = await load(script[4] ? "full" : "studio");
    const lines = analyze("--text", "--script", script, ...FILES);
    FILES.forEach((file, at) => {
      const reading = engine.read(source(file), { ...options(file), script });
      assert.equal(reading.text, JSON.parse(lines[at]).text, relative(ROOT, file));
      reading.free();
    });
  });
}

test("the reader says of a text that is not special what the studio says", async () => {
  const reader = await load("reader");
  const known = reader.vocabulary().rules.map(({ id }) => id);
  const without = engine.vocabulary().rules.map(({ id }) => id).filter((id) => !known.includes(id));
  assert.deepEqual(without.toSorted(), ["entities", "markup", "note", "split-bytes", "wrap"]);
  const files = FILES.filter((file) => file.endsWith(".txt")).map((file) => [relative(ROOT, file), source(file)]);
  // Minutes and what those rules mend are the studio's.
  const apart = ["minutes.md", ...without.map((rule) => join("repair", `${rule}.md`))];
  const cases = specimens().filter(([name]) => !apart.includes(name));
  const plain = [...files, ...cases].filter(([, text]) => !isSpecial(text));
  assert.ok(plain.length > 200, `${plain.length} texts`);
  for (const [name, text] of plain) {
    const [small, large] = [reader, engine].map((engine) => engine.read(text, { format: "plain" }));
    assert.equal(JSON.stringify(small.report(200)), JSON.stringify(large.report(200)), `${name}: ${text.slice(0, 40)}`);
    small.free();
    large.free();
  }
});
