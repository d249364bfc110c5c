// Reading aloud, with a voice that the test gives: the three browsers here have none.
import assert from "node:assert/strict";
import test from "node:test";
import { bring, browser } from "./suite.mjs";

const run = browser();
const REPORT = "枫桥县召开春耕工作会议\n3月5日，枫桥县春耕工作会议召开。县长周怀瑾说：“要抢抓农时。”会议强调，粮食增长3.5%！\n（记者 何以宁）";
const SENTENCES = ["枫桥县召开春耕工作会议", "3月5日，枫桥县春耕工作会议召开。", "县长周怀瑾说：“要抢抓农时。”", "会议强调，粮食增长3.5%！", "（记者 何以宁）"];

/** In the page: a voice that says nothing until it is told that it has said it. */
function fake() {
  const spoken = (globalThis.spoken = []);
  const real = globalThis.speechSynthesis;
  const voice = new EventTarget();
  Object.assign(voice, {
    getVoices: () => voices,
    cancel: () => {
      const broken = voice.now;
      voice.now = null;
      if (broken) setTimeout(() => broken.dispatchEvent(Object.assign(new Event("error"), { error: "interrupted" })));
    },
    speak: (utterance) => {
      voice.now = utterance;
      spoken.push(utterance.text);
      globalThis.lang = utterance.lang;
    },
  });
  globalThis.said = () => voice.now.dispatchEvent(new Event("end"));
  globalThis.loud = () => voice.now?.text ?? null;
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: voice, configurable: true });
  let voices = [];
  globalThis.offer = (now) => {
    voices = now;
    real.dispatchEvent(new Event("voiceschanged"));
    return document.querySelector("#speak");
  };
}

const HERE = { name: "Ting", lang: "zh-CN", localService: true, default: true };
const AWAY = { name: "Far", lang: "zh-CN", localService: false };

/** The desk with a text in it and these voices. */
async function speaks(voices, text = REPORT) {
  await run.desk();
  await run.page.evaluate(bring, text);
  await run.page.until((end) => document.querySelector("#reading").textContent.endsWith(end), text.slice(-5));
  await run.page.until(() => document.querySelector("#saved").dataset.state === "saved");
  await run.page.evaluate(fake);
  await run.page.until(() => globalThis.offer([{ lang: "zh-CN", localService: true }]).hidden === false);
  await run.page.evaluate((voices) => void globalThis.offer(voices), voices);
}

const loud = () => run.page.evaluate(() => globalThis.loud());
/** The button by the keyboard; a Firefox without a window has no focus, and its buttons no keys. */
const push = () => (run.engine === "firefox" ? run.page.click("#speak") : run.page.press("Enter"));
/** Keys may come to the page a little later than the driver says. */
const hears = (sentence) => run.page.until((sentence) => globalThis.loud() === sentence, sentence);
const said = () => run.page.evaluate(() => globalThis.said());
const painted = () => run.page.evaluate(() => [...(CSS.highlights.get("spoken") ?? [])].map(String));
const shown = () => run.page.evaluate(() => ["speak", "speak-stop"].map((id) => (document.getElementById(id).checkVisibility() ? document.getElementById(id).dataset.text : "")));

test("each sentence is painted while it is heard; it pauses, goes on, ends", async () => {
  await speaks([AWAY, HERE]);
  assert.deepEqual(await shown(), ["speak", ""]);
  await run.page.evaluate(() => document.querySelector("#speak").focus());
  await push();
  for (const [at, sentence] of SENTENCES.entries()) {
    await hears(sentence);
    assert.deepEqual(await painted(), [sentence]);
    if (at === 1) {
      await push();
      await hears(null);
      assert.deepEqual([await loud(), await painted(), await shown()], [null, [sentence], ["speak.on", "speak.stop"]]);
      await push();
      await hears(sentence); // Anew.
    }
    await said();
  }
  assert.deepEqual([await loud(), await painted(), await shown()], [null, [], ["speak", ""]]);
  assert.equal(await run.page.evaluate(() => globalThis.lang), "zh-CN");
  assert.deepEqual(await run.page.errors(), []);
});

test("arrows go a sentence on or back, Escape stops the voice and leaves the reading view open", async () => {
  await speaks([HERE]);
  await run.page.click("#read");
  await run.page.evaluate(() => document.querySelector("#speak").focus());
  await push();
  await hears(SENTENCES[0]);
  await run.page.press("ArrowRight");
  await run.page.press("ArrowRight");
  await hears(SENTENCES[2]);
  await run.page.press("ArrowLeft");
  await hears(SENTENCES[1]);
  await new Promise((done) => setTimeout(done, 50));
  assert.equal(await loud(), SENTENCES[1], "what was broken off says no more");
  const reads = () => run.page.evaluate(() => document.body.classList.contains("reads"));
  await run.page.press("Escape");
  await hears(null);
  assert.deepEqual([await painted(), await reads()], [[], true]);
  await run.page.press("Escape");
  await run.page.until(() => !document.body.classList.contains("reads"));
});

test("it begins where the reader has put the caret", async () => {
  await speaks([HERE]);
  await run.page.evaluate(() => {
    const text = document.querySelectorAll("#reading p")[0].firstChild;
    getSelection().collapse(text, text.data.indexOf("强调"));
    document.querySelector("#speak").click();
  });
  assert.equal(await loud(), SENTENCES[3]);
});

test("it stops when the text changes, falls silent when the page is hidden or left", async () => {
  await speaks([HERE]);
  await run.page.evaluate(() => document.querySelector("#speak").click());
  await run.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    delete document.hidden;
  });
  assert.deepEqual([await loud(), await shown()], [null, ["speak.on", "speak.stop"]]);
  await run.page.evaluate(() => document.querySelector("#speak").click());
  assert.equal(await loud(), SENTENCES[0]);
  await run.page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  assert.deepEqual([await loud(), await shown()], [null, ["speak", ""]]);
  await run.page.evaluate(() => document.querySelector("#speak").click());
  await run.page.evaluate(() => {
    const script = document.querySelector("#script");
    script.value = "hant";
    script.dispatchEvent(new Event("change"));
  });
  await run.page.until(() => document.querySelector("#reading").textContent.includes("楓橋"));
  assert.deepEqual([await loud(), await painted(), await shown()], [null, [], ["speak", ""]]);
});

test("no voice of this machine, no button; a voice for another language says so", async () => {
  await speaks([AWAY]);
  assert.deepEqual(await shown(), ["", ""]);
  await speaks([{ name: "Sam", lang: "en-US", localService: true }]);
  await run.page.evaluate(() => document.querySelector("#speak").click());
  await run.page.until(() => document.querySelector("[data-notice=speak]") !== null);
  assert.deepEqual([await loud(), await shown()], [null, ["speak", ""]]);
});

test("a sentence out of sight is scrolled to, at once where motion is not wanted", { skip: run.engine !== "chromium" && "only this driver turns motion off" }, async () => {
  await run.page.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-reduced-motion", value: "reduce" }] });
  try {
    await speaks([HERE], `${"会议强调，要抓好春耕。\n".repeat(120)}最后一句话。`);
    await run.page.evaluate(() => document.querySelector("#speak").click());
    for (let count = 0; count < 120; count += 1) await said();
    assert.equal(await loud(), "最后一句话。");
    const [top, bottom, height] = await run.page.evaluate(() => {
      const { top, bottom } = [...CSS.highlights.get("spoken")][0].getBoundingClientRect();
      return [top, bottom, innerHeight];
    });
    assert.ok(top >= 0 && bottom <= height, `${top} to ${bottom} of ${height}`);
  } finally {
    await run.page.cdp("Emulation.setEmulatedMedia", { features: [] });
  }
});
