// Input that nobody should send: it may find nothing, but it neither throws nor hangs.
import assert from "node:assert/strict";
import test from "node:test";
import { dice, load } from "./engine.mjs";

const engine = await load("studio");

function read(text) {
  const start = performance.now();
  const reading = engine.read(text);
  const report = reading.report(200);
  for (const part of ["marks", "edits", "damage"]) reading[part]();
  const answer = { text: reading.text, report, seconds: (performance.now() - start) / 1000 };
  reading.free();
  return answer;
}

test("nothing", () => {
  for (const text of ["", " ", "\n\n\n", "\u3000", "\ufeff", "\0"]) {
    const { report } = read(text);
    assert.deepEqual([report.people, report.figures, report.points], [[], [], []], JSON.stringify(text));
  }
});

test("lone surrogates become U+FFFD, each in its place", () => {
  const { text } = read("岚溪区\ud800会议\udc00在区会议中心召开。\ud800");
  assert.ok(text.isWellFormed());
  assert.match(text, /岚溪区\ufffd会议\ufffd在区会议中心召开。\ufffd/);
});

for (const character of ["一", "。", "1", "“", "（", "a", " ", "#", "|", "\n", "�", "𠮷"]) {
  test(`5 MB of ${JSON.stringify(character)}`, () => {
    const count = Math.floor(5_000_000 / new TextEncoder().encode(character).length);
    const { seconds } = read(character.repeat(count));
    assert.ok(seconds < 20, `${seconds.toFixed(1)} s`);
  });
}

test("binary noise", () => {
  const roll = dice(7);
  for (const limit of [0x100, 0x10000]) {
    for (const size of [10, 1_000, 100_000]) {
      const text = Array.from({ length: size }, () => String.fromCharCode(roll(limit))).join("");
      assert.ok(read(text).text.isWellFormed());
    }
  }
});

test("after all that a report is still read", () => {
  const { report } = read("2月13日上午，青山区干部会议召开。区长王明主持。");
  assert.equal(report.meeting.text, "青山区干部会议");
});
