// Without a network from the first visit on, and a new version only by consent.
import assert from "node:assert/strict";
import test from "node:test";
import { relay } from "./relay.mjs";
import { browser, shadowText } from "./suite.mjs";

const run = browser();
const EDITOR = "#text >>> .cm-content";
const REPORT = "3月5日，枫桥县春耕工作会议召开。县长周怀瑾主持，软件企业参加。";

const shown = (words) => run.page.until((words) => document.querySelector("#card")?.shadowRoot?.textContent.includes(words), words);
const isKept = () => run.page.until(() => !document.querySelector("#offline").hidden);
const written = () => run.page.evaluate(() => [...document.querySelector("#text").shadowRoot.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"));

test("the first visit is enough: with the server dead the desk opens, reads, searches and gives out", async () => {
  const site = await relay();
  await run.desk(undefined, site.address);
  await isKept();
  await site.die();
  await assert.rejects(fetch(site.address), "the server is still alive");

  await run.desk(undefined, site.address);
  await run.page.click(EDITOR);
  await run.page.type(REPORT);
  await shown("周怀瑾");
  await run.page.until(() => document.querySelector("#saved").dataset.state === "saved");

  await run.desk("/", site.address);
  await shown("周怀瑾");
  assert.equal(await written(), REPORT, "the draft is there again");

  await run.page.click("#find"); // Fetched on demand, and so from what is kept.
  await run.page.until(() => document.querySelector("#text").shadowRoot.querySelector(".cm-search") !== null);
  for (const [value, words] of [["hant", "楓橋縣"], ["hant-tw-words", "軟體"]]) {
    await run.page.evaluate((value) => {
      const script = document.querySelector("#script");
      script.value = value;
      script.dispatchEvent(new Event("change"));
    }, value);
    await run.page.until((words) => document.querySelector("#reading").textContent.includes(words), words);
  }
  await run.page.click("#sample");
  await shown("312.6");
});

test("a new version is offered, refused, offered again, accepted; no word is lost", async () => {
  const site = await relay();
  await run.desk(undefined, site.address);
  await isKept();
  await run.desk(undefined, site.address);
  const offered = () => run.page.until(() => document.querySelector("[data-notice=update]") !== null);
  const versions = () => run.page.evaluate(async () => {
    const { active, waiting } = await navigator.serviceWorker.getRegistration();
    return { active: active?.state ?? null, waiting: waiting?.state ?? null };
  });
  assert.equal((await versions()).waiting, null, "nothing is offered without a new version");

  site.renew();
  await run.page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
  await offered();
  await run.page.click("[data-notice=update] button:nth-of-type(2)");
  assert.equal((await versions()).waiting, "installed", "refused, it waits");

  await run.desk(undefined, site.address);
  await offered();
  await run.page.click(EDITOR);
  await run.page.type(REPORT);
  await run.page.evaluate(() => (globalThis.before = true));
  await run.page.click("[data-notice=update] button:nth-of-type(1)"); // At once: the last keys are not saved yet.
  await run.page.until(() => !globalThis.before && document.readyState === "complete");
  await shown("周怀瑾");
  assert.equal(await written(), REPORT);
  assert.deepEqual(await versions(), { active: "activated", waiting: null });
});

test("where the words of the interface do not come the page keeps its own, and reads", async () => {
  const site = await relay();
  site.lose(/app\/(hans|hant|en)-/);
  await run.desk(undefined, site.address);
  assert.equal(await run.page.evaluate(() => document.querySelector("#new").textContent), "新稿");
  await run.page.click(EDITOR);
  await run.page.type(REPORT);
  await shown("周怀瑾");
});

test("what another program shares comes onto the desk and goes nowhere", async () => {
  const site = await relay();
  await run.desk(undefined, site.address);
  await isKept();
  await site.die();
  await run.page.until(() => navigator.serviceWorker.controller !== null);
  const went = await run.page.evaluate(async (text) => {
    const form = new FormData();
    form.set("text", text);
    return (await fetch("share", { method: "POST", body: form, redirect: "manual" })).type;
  }, REPORT);
  assert.equal(went, "opaqueredirect", "the worker has not taken it");
  await run.desk("/?do=shared", site.address);
  await shown("周怀瑾");
  assert.equal((await written()).trim(), REPORT);
  assert.match(await run.page.evaluate(shadowText, "#card"), /枫桥县春耕工作会议/);
});

test("the manifest names what is there", async () => {
  await run.desk();
  const wrong = await run.page.evaluate(async () => {
    const base = document.querySelector("link[rel=manifest]").href;
    const manifest = await (await fetch(base)).json();
    const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
    const wrong = [];
    for (const { src, sizes, type } of pictures) {
      const blob = await (await fetch(new URL(src, base))).blob();
      if (blob.type !== type) wrong.push(`${src} is ${blob.type}`);
      else if (sizes !== "any") {
        const { width, height } = await createImageBitmap(blob);
        if (`${width}x${height}` !== sizes) wrong.push(`${src} is ${width}x${height}`);
      }
    }
    if (!manifest.icons.some(({ purpose }) => purpose === "maskable")) wrong.push("no maskable icon");
    return wrong;
  });
  assert.deepEqual(wrong, []);
});
