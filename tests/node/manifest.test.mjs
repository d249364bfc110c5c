// custom-elements.json tells what is there, and all of it; so do the types and the hashes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT, TARGET, load, texts, source } from "./engine.mjs";

const NPM = join(TARGET, "npm");
const skip = !existsSync(join(NPM, "custom-elements.json"));
const read = (path) => readFileSync(path, "utf8");
const json = (name) => JSON.parse(read(join(NPM, name)));
const element = skip ? {} : json("custom-elements.json").modules[0].declarations[0];
const names = (list) => list.map(({ name }) => name);
const www = (name) => read(join(ROOT, "www/element", name));

test("attributes, properties, methods and events are those of the class and of the types", { skip }, async () => {
  const { MeetingReportElement } = await import(pathToFileURL(join(NPM, "element/index.js")));
  assert.equal(element.tagName, "meeting-report");
  assert.deepEqual(names(element.attributes), MeetingReportElement.observedAttributes);
  const own = [MeetingReportElement.prototype, Object.getPrototypeOf(MeetingReportElement.prototype)].flatMap((prototype) => Object.getOwnPropertyNames(prototype));
  const told = names(element.members);
  assert.deepEqual(told.toSorted(), own.filter((name) => !/Callback$|^constructor$/.test(name)).toSorted());
  const types = www("index.d.ts");
  for (const name of told) assert.match(types, new RegExp(`^  (readonly )?${name}[:(]`, "m"));
  const said = [...www("index.js").matchAll(/new (?:CustomEvent|ErrorEvent)\("(\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(names(element.events).toSorted(), [...new Set(said)].toSorted());
  for (const name of said) assert.match(types, new RegExp(`^  ${name}: `, "m"));
  for (const state of names(element.cssStates)) assert.ok(www("index.js").includes(`"${state}"`), state);
  for (const item of [...element.attributes, ...element.members, ...element.events, ...element.cssParts, ...element.cssProperties]) assert.ok(item.description?.length > 5, item.name);
});

test("every custom property that a sheet reads is told, and no other", { skip }, () => {
  const used = [...(www("sheet.js") + www("text.js")).matchAll(/--meeting-report-[\w-]+/g)].map(([name]) => name);
  const toned = [...www("sheet.js").matchAll(/tone\("(\w+)"/g)].map(([, kind]) => `--meeting-report-${kind}`);
  const all = new Set([...used, ...toned].filter((name) => !name.endsWith("-")));
  assert.deepEqual(names(element.cssProperties).toSorted(), [...all].toSorted());
});

test("every part that a card can have is told", { skip }, async () => {
  const { card } = await import(pathToFileURL(join(NPM, "element/card.js")));
  const { messages } = await import(pathToFileURL(join(NPM, "element/messages.js")));
  const { SECTIONS } = await import(pathToFileURL(join(NPM, "element/source.js")));
  const engine = await load("studio");
  const parts = new Set();
  const without = [];
  const createElement = (name) => ({
    setAttribute(attribute, value) {
      if (attribute === "part") {
        this.part = value;
        for (const part of value.split(" ")) parts.add(part);
      }
    },
    append(...items) {
      // Words that can be seen stand in something that has a part.
      if (!this.part && items.some((item) => typeof item === "string" && item.trim())) without.push(`${name}: ${items.filter((item) => typeof item === "string")}`);
    },
  });
  for (const file of texts().slice(0, 60)) {
    const reading = engine.read(source(file), file.endsWith(".md") ? { format: "markdown" } : {});
    card(reading.report(120), { say: messages("zh"), show: SECTIONS, go: "#x", facts: new Map(), document: { createElement } });
    reading.free();
  }
  assert.ok(parts.size > 25, `${parts.size} parts seen`);
  assert.deepEqual(without, []);
  const told = names(element.cssParts);
  // Of a fact and of a section the part says its kind too.
  const kinds = engine.vocabulary().kinds;
  for (const part of parts) assert.ok(told.includes(part) || kinds.includes(part) || ["digest", "action", "agenda", "attendance", "byline"].includes(part), `${part} is not told`);
  const code = www("card.js") + www("legend.js") + www("labels.js") + www("text.js");
  for (const part of told) assert.ok(new RegExp(`["\` ]${part}["\` ]`).test(code) || SECTIONS.includes(part) || www("messages.js").includes(`  ${part}: `), `${part} is nowhere`);
});

test("the hashes are those of the files, and README.md has the one it shows", { skip }, () => {
  const hashes = json("integrity.json");
  assert.ok(Object.keys(hashes).length > 10);
  for (const [file, hash] of Object.entries(hashes)) assert.equal(hash, `sha384-${createHash("sha384").update(readFileSync(join(NPM, file))).digest("base64")}`, file);
  const shown = read(join(ROOT, "README.md")).match(/meeting-report\.js"\s+integrity="(sha384-[^"]+)"/);
  assert.equal(shown?.[1], hashes["meeting-report.js"], "README.md: the integrity of meeting-report.js");
});
