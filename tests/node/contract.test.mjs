// What JavaScript may rely on: names, shapes, messages.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT, TARGET, load, options, source, texts } from "./engine.mjs";

const REPORT = source(join(ROOT, "tests/corpus/district-meeting.txt"));
const SPOILT = source(join(ROOT, "tests/corpus/district-meeting-spoilt.txt"));

for (const flavour of ["reader", "studio", "full"]) {
  const engine = await load(flavour);

  test(`${flavour}: a report has its facts`, () => {
    const reading = engine.read(REPORT);
    const report = reading.report(120);
    assert.equal(report.version, 1);
    assert.equal(report.kind, "meeting");
    assert.equal(report.meeting.text, "岚溪区三级干部会议");
    assert.equal(report.date.text, "2月18日上午");
    assert.ok(report.people.some(({ name, roles }) => name === "陆知远" && roles.includes("host")));
    assert.deepEqual(report.points.slice(0, 6).map(({ head }) => head.text), ["产业强区", "城市更新", "乡村振兴", "改革开放", "民生改善", "党建引领"]);
    const length = report.summary.reduce((sum, { text }) => sum + [...text].length, 0);
    assert.ok(length > 0 && length <= 120, `${length} characters of summary`);
    reading.free();
  });

  test(`${flavour}: arrays are flat, and their numbers have names`, () => {
    const reading = engine.read(SPOILT);
    const { kinds, reasons, rules, version } = engine.vocabulary();
    assert.match(version, /^\d+\.\d+\.\d+/);
    const named = (flat, size, column, names) => {
      assert.ok(flat instanceof Uint32Array);
      assert.ok(flat.length > 0 && flat.length % size === 0, `${flat.length} numbers in groups of ${size}`);
      for (let at = column; at < flat.length; at += size) assert.ok(flat[at] < names.length);
    };
    named(reading.marks(), 4, 2, kinds);
    named(reading.digest(120), 4, 2, reasons);
    named(reading.edits(), 6, 4, rules);
    assert.ok(reading.damage() instanceof Uint32Array);
    for (const { id, reason, norm } of rules) {
      if (flavour !== "reader") {
        assert.equal(reason.length, 3, `${id} has its reason in three languages`);
        assert.ok(reason.every((words) => words.length > 3), id);
        assert.ok(norm === null || norm.startsWith("GB/T"), id);
      } else {
        assert.deepEqual([reason, norm], [undefined, undefined], `${id} leaves its reasons to the studio`);
      }
    }
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
  });

  test(`${flavour}: a rule that is left out repairs nothing`, () => {
    const { rules } = engine.vocabulary();
    const used = (reading) => new Set([...reading.edits()].filter((_, at) => at % 6 === 4));
    const all = used(engine.read(SPOILT));
    assert.ok(all.size > 0);
    for (const rule of all) assert.ok(!used(engine.read(SPOILT, { without: [rules[rule].id] })).has(rule), rules[rule].id);
    const untouched = engine.read(SPOILT, { without: rules.map(({ id }) => id) });
    assert.equal(untouched.text, SPOILT);
  });

  test(`${flavour}: corner quotes on request`, () => {
    assert.equal(engine.read("会议强调“要快”。", { quotes: "corner" }).text, "会议强调「要快」。");
  });

  test(`${flavour}: wrong options are refused by name, none are fine`, () => {
    assert.throws(() => engine.read("会议", { format: "pdf" }), /format must be one of auto, plain, markdown/);
    assert.throws(() => engine.read("会议", { script: "latin" }), /script must be one of/);
    assert.throws(() => engine.read("会议", { without: ["no such rule"] }), /without/);
    assert.throws(() => engine.read("会议", "plain"), /object/);
    for (const options of [undefined, null, {}, { format: null, script: undefined }]) {
      assert.equal(engine.read("会议召开。", options).text, "会议召开。");
    }
  });

  test(`${flavour}: types are shipped`, () => {
    const types = readFileSync(join(TARGET, "engine", `${flavour}.d.ts`), "utf8");
    for (const name of ["read(", "class Reading", "class Article", "vocabulary(", "interface ReadOptions"]) {
      assert.ok(types.includes(name), `${name} in ${flavour}.d.ts`);
    }
  });
}

test("each flavour promises the scripts that it knows", async () => {
  const knows = { reader: ["keep", "hans"], studio: ["keep", "hans", "hant"], full: ["keep", "hans", "hant", "hant-tw", "hant-tw-words", "hant-hk", "hant-hk-words"] };
  for (const [flavour, scripts] of Object.entries(knows)) {
    const types = readFileSync(join(TARGET, "engine", `${flavour}.d.ts`), "utf8");
    const [, list] = /export type Script = (.*);/.exec(types);
    assert.deepEqual(list.split(" | ").map((name) => JSON.parse(name)), scripts, flavour);
    const engine = await load(flavour);
    for (const script of scripts) engine.read("会议召开。", { script }).free();
    if (flavour !== "full") assert.throws(() => engine.read("会议", { script: "hant-tw" }), /script must be one of/);
  }
});

test("all flavours take and refuse the same options, in the same words", async () => {
  class Settings { get script() { return "hans"; } }
  const told = [{ script: 5 }, { format: [] }, { quotes: {} }, { without: "note" }, { without: [null] }, { without: [5] }, "plain", 5, [], { unknown: 1 }, Object.create({ script: "hans" }), new Settings(), new Map([["script", "hans"]])];
  const said = async (flavour) => {
    const engine = await load(flavour);
    return told.map((options) => {
      try {
        return engine.read("會議", options).text;
      } catch (error) {
        return error.message.replace(/( one of) [^ ]*.*/, "$1"); // Of scripts and rules a flavour names those that it has.
      }
    });
  };
  const reader = await said("reader");
  assert.equal(reader[0], "script must be one of");
  assert.deepEqual(reader.slice(-4), ["會議", "会议", "会议", "會議"]);
  for (const flavour of ["studio", "full"]) assert.deepEqual(await said(flavour), reader, flavour);
});

test("full: the head of a report has what the report says, as words", async () => {
  const engine = await load("full");
  for (const file of texts()) {
    const reading = engine.read(source(file), options(file));
    const { kind, title, meeting, date, place, people, byline } = reading.report(0);
    const named = (role) => people.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
    assert.deepEqual(reading.head(), {
      kind,
      title: title?.text ?? null,
      meeting: meeting?.text ?? null,
      date: date?.iso ?? null,
      place: place?.text ?? null,
      hosts: named("host"),
      speakers: named("speaker"),
      byline: byline.map(({ text }) => text),
    }, file);
    reading.free();
  }
  assert.equal((await load("studio")).Reading.prototype.head, undefined);
});

test("full: forms and words of Taiwan and Hong Kong", async () => {
  const engine = await load("full");
  const text = "县里召开软件和网络会议，群众代表说明面食的质量。";
  for (const [script, expected] of [
    ["hant", "縣裏召開軟件和網絡會議，羣衆代表說明麪食的質量。"],
    ["hant-tw", "縣裡召開軟件和網絡會議，群眾代表說明麵食的質量。"],
    ["hant-tw-words", "縣裡召開軟體和網路會議，群眾代表說明麵食的質量。"],
    ["hant-hk", "縣裏召開軟件和網絡會議，羣眾代表説明麪食的質量。"],
  ]) {
    assert.equal(engine.read(text, { script }).text, expected, script);
  }
});

const MANIFEST = join(TARGET, "npm", "package.json");
test("every export of the npm package exists, and importing it on a server does nothing", { skip: !existsSync(MANIFEST) }, async () => {
  const { exports } = JSON.parse(readFileSync(MANIFEST, "utf8"));
  const files = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry ?? {}).flatMap(files));
  for (const file of files(exports).filter((file) => !file.includes("*"))) {
    const path = join(TARGET, "npm", file);
    assert.ok(existsSync(path), `${file} of exports`);
    if (file.endsWith(".js")) await import(path);
  }
});

test("studio: problems are objects with spans of the text, and can be muted", async () => {
  const engine = await load("studio");
  const reading = engine.read("本报讯（记者 于田）6月31日，清河区防汛工作會議召开。\n\n区长郭小炜主持会议，要求各镇街立即行动，责任到人，物资到位，预案到户。");
  const said = (problems) => problems.map(({ kind, span, fix }) => [kind, reading.text.slice(...span), fix]);
  const date = ["date", "6月31日", null];
  const script = ["script", "會議", "会议"];
  assert.deepEqual(said(reading.problems()), [date, script]);
  assert.deepEqual(said(reading.problems(["script"])), [date]);
  const [{ reason, certain, other }] = reading.problems();
  assert.deepEqual([reason.length, certain, other], [3, true, null]);
  assert.throws(() => reading.problems(["dates"]), /dates/);
  assert.equal((await load("reader")).Reading.prototype.problems, undefined);
  reading.free();
});

test("studio: edits are undone one by one", async () => {
  const engine = await load("studio");
  const reading = engine.read("区委召开会议,书记王明主持;共１２人");
  assert.equal(reading.text, "区委召开会议，书记王明主持；共12人");
  const undone = reading.undo(new Uint32Array([0, 99]));
  assert.equal(undone.text, "区委召开会议,书记王明主持；共12人");
  assert.equal(undone.edits().length, reading.edits().length - 6);
  assert.equal(undone.undo(new Uint32Array([0, 1])).text, "区委召开会议,书记王明主持;共１２人");
  assert.equal((await load("reader")).Reading.prototype.undo, undefined);
});

test("full: repair alone gives the text that a reading has", async () => {
  const engine = await load("full");
  for (const options of [undefined, { script: "hans" }, { without: ["note"] }]) {
    const reading = engine.read(SPOILT, options);
    assert.notEqual(reading.text, SPOILT);
    assert.equal(engine.repair(SPOILT, options), reading.text);
    reading.free();
  }
  assert.equal(engine.repair(REPORT), REPORT);
  assert.throws(() => engine.repair(REPORT, { script: "latin" }), /script must be one of/);
});
