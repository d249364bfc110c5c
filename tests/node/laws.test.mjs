// The laws of spans as JavaScript sees them: UTF-16 offsets that slice the words they claim, and edits that can be undone.
import assert from "node:assert/strict";
import { relative } from "node:path";
import test from "node:test";
import { ROOT, dice, groups, load, options, source, texts } from "./engine.mjs";

const engine = await load("studio");

/** Whether an offset splits no surrogate pair. */
function border(text, at) {
  return at >= 0 && at <= text.length && !(/[\udc00-\udfff]/.test(text[at] ?? "") && /[\ud800-\udbff]/.test(text[at - 1] ?? ""));
}

function checkSpan(text, [start, end], where) {
  assert.ok(start <= end && border(text, start) && border(text, end), `${where}: [${start}, ${end})`);
}

/** The span slices the words; in Markdown, markup may stand between them and a line's end may be read as a space. */
function checkWords(text, { span, text: words }, marked) {
  const slice = text.slice(...span);
  if (!marked) return assert.equal(slice, words);
  let at = 0;
  for (const unit of words.split("")) {
    while (at < slice.length && slice[at] !== unit && !(slice[at] === "\n" && unit === " ")) at += 1;
    assert.ok(at < slice.length, `${words} is not in ${slice}`);
    at += 1;
  }
}

/** Every object with a span in a report. */
function* items(value) {
  if (Array.isArray(value)) for (const item of value) yield* items(item);
  else if (value && typeof value === "object") {
    if (value.span) yield value;
    for (const item of Object.values(value)) yield* items(item);
  }
}

function checkReading(given, reading, marked) {
  const from = given.toWellFormed();
  const { text } = reading;
  for (const item of items(reading.report(200))) {
    checkSpan(text, item.span, JSON.stringify(item));
    if (item.text !== undefined) checkWords(text, item, marked);
    if (item.name !== undefined) checkWords(text, { span: item.span, text: item.name }, marked);
  }
  for (const person of reading.report(0).people) {
    for (const mention of person.mentions) checkSpan(text, mention, person.name);
  }

  const open = [];
  let last = 0;
  for (const [start, end] of groups(reading.marks(), 4)) {
    checkSpan(text, [start, end], "mark");
    assert.ok(start < end && start >= last, "marks come in text order and are not empty");
    last = start;
    while (open.length && open.at(-1) <= start) open.pop();
    assert.ok(!open.length || end <= open.at(-1), "marks nest or are disjoint");
    open.push(end);
  }

  for (const budget of [0, 1, 40, 200]) {
    let end = 0;
    for (const [start, stop] of groups(reading.digest(budget), 4)) {
      checkSpan(text, [start, stop], "digest");
      assert.ok(start >= end, "pieces of the digest are disjoint and in text order");
      end = stop;
    }
    const used = reading.report(budget).summary.reduce((sum, part) => sum + [...part.text].length, 0);
    assert.ok(used <= budget, `${used} characters for a budget of ${budget}`);
  }

  let [inSource, inText, undone] = [0, 0, ""];
  for (const [start, end, textStart, textEnd] of groups(reading.edits(), 6)) {
    checkSpan(from, [start, end], "edit of the source");
    checkSpan(text, [textStart, textEnd], "edit of the text");
    assert.equal(text.slice(inText, textStart), from.slice(inSource, start), "what no edit touches stays");
    undone += text.slice(inText, textStart) + from.slice(start, end);
    [inSource, inText] = [end, textEnd];
  }
  assert.equal(undone + text.slice(inText), from, "undone, the source is back");

  for (const span of groups(reading.damage(), 2)) checkSpan(text, span, "damage");
  const marks = [...groups(reading.marks(), 4)].flatMap(([start, end]) => [start, end]);
  const back = reading.toSource(new Uint32Array(marks));
  assert.equal(back.length, marks.length);
  for (const span of groups(back, 2)) checkSpan(from, span, "mark in the source");
  const whole = reading.toSource(new Uint32Array([0, text.length]));
  checkSpan(from, [...whole], "all of the text in the source");
}

test("the texts at hand", () => {
  for (const file of texts()) {
    for (const script of ["keep", "hans"]) {
      const reading = engine.read(source(file), { ...options(file), script });
      try {
        checkReading(source(file), reading, reading.markup().length > 0);
      } catch (error) {
        throw new Error(`${relative(ROOT, file)}: ${error.message}`);
      }
      reading.free();
    }
  }
});

test("words of reports in any order, with surrogates whole and halved", () => {
  const words = ["会议", "岚溪区", "区委书记", "沈砚舟", "主持", "强调", "一要", "增长6.1%", "312.6亿元", "“", "”", "。", "，", "\n", " ", "2月18日", "(", "hui yi", "�", "𠮷", "🚀", "\ud842", "\udfb7", "\u200b", "# ", "| ", "- [ ] ", "&nbsp;", "0"];
  const roll = dice(20250218);
  for (let round = 0; round < 600; round += 1) {
    const text = Array.from({ length: 1 + roll(80) }, () => words[roll(words.length)]).join("");
    const format = ["auto", "plain", "markdown"][roll(3)];
    const reading = engine.read(text, { format, script: ["keep", "hans", "hant"][round % 3] });
    try {
      checkReading(text, reading, format !== "plain");
    } catch (error) {
      throw new Error(`${JSON.stringify(text)}: ${error.message}`);
    }
    reading.free();
  }
});
