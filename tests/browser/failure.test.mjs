// Whatever fails, the article stays as it was, and an `error` event says why.
import assert from "node:assert/strict";
import test from "node:test";
import { browser, highlighted, shadowText } from "./suite.mjs";

const run = browser();

for (const [path, reason] of [
  ["lost", "network"],
  ["torn", "engine"],
  ["policy", "blocked"],
  ["without", "no-webassembly"],
  ["astray", "no-article"],
]) {
  test(`${path}: the article stays, the event has a reason`, async () => {
    await run.open(`/test/${path}.html`);
    const events = await run.page.until(() => globalThis.seen.some(({ type }) => type === "error") && globalThis.seen);
    assert.deepEqual(events.map(({ type }) => type), ["error"], "one error, and nothing before it");
    assert.equal(events[0].reason, reason, events[0].message);
    assert.ok(events[0].message.length > 20, "the message says what helps");
    assert.deepEqual(await run.page.evaluate(() => harm()), []);
    assert.deepEqual(await run.page.evaluate(highlighted), {});
    assert.equal(await run.page.evaluate(shadowText, "meeting-report"), "", "nothing is shown in place of a card");
  });
}
