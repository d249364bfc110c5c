// What a server renders is what the element would: it takes it over without changing a node.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { ARTICLE, SCRIPT, STRICT, WITNESS, host, page, settled } from "./host.mjs";
import { browser, heard, holds, shadowText } from "./suite.mjs";

const run = browser();
const { render } = await import(pathToFileURL(join(process.env.JIYAO_TARGET, "npm/ssr/index.js")));
const TEXT = ARTICLE.replace(/<\/(h1|p)>/g, "\n").replace(/<[^>]*>/g, "").trim();

for (const [name, attributes, body, strict] of [
  ["beside its article", { for: "report" }, ARTICLE, true],
  ["beside its article, in English, with a style element", { for: "report", lang: "en", show: "summary people points", digest: 60 }, ARTICLE, false],
  ["around its article", {}, "", true],
  ["in Traditional characters", { for: "report", script: "hant", lang: "zh-Hant" }, ARTICLE, true],
]) {
  test(`a card from the server ${name} is taken over as it is`, async () => {
    let arrive;
    const markup = await render(TEXT, attributes, { sheet: strict ? "/element/card.css" : null });
    const portal = await host({
      "/served.html": page(SCRIPT, markup + body, { headers: strict ? STRICT : {} }),
      "/element/define.js": { wait: new Promise((done) => (arrive = done)) },
    });
    // A module script holds back the load event: what is seen before it is what a reader sees first.
    const opened = run.page.open(`${portal.url}/served.html`);
    setTimeout(arrive, 1200);
    await opened;
    await run.page.until(() => Boolean(document.querySelector("meeting-report").shadowRoot));
    assert.equal(await run.page.until(settled), "ready", (await run.page.errors()).join("\n"));
    holds(await run.page.evaluate(shadowText, "meeting-report"), ...(attributes.script === "hant" ? ["周懷瑾"] : ["周怀瑾", "抢抓农时"]));

    // Once more with a witness: upgraded by hand, with every node, box and mutation noted.
    portal.routes["/unborn.html"] = page("", markup + body, { headers: strict ? STRICT : {} });
    await run.page.open(`${portal.url}/unborn.html`);
    const seen = await run.page.evaluate(async (heard) => {
      const element = document.querySelector("meeting-report");
      const root = element.shadowRoot;
      const nodes = () => {
        const walker = document.createTreeWalker(root);
        const list = [];
        while (walker.nextNode()) list.push(walker.currentNode);
        return list;
      };
      const boxes = () => [...root.querySelectorAll("*"), ...document.querySelectorAll("body *")].map((node) => JSON.stringify(node.getBoundingClientRect()));
      const before = { nodes: nodes(), boxes: boxes(), height: element.offsetHeight };
      const records = [];
      const observer = new MutationObserver((list) => records.push(...list));
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      const ready = heard(element);
      await import("/element/define.js");
      await ready;
      records.push(...observer.takeRecords());
      const after = nodes();
      const moved = boxes();
      return {
        height: before.height,
        mutations: records.map((record) => record.type),
        same: after.length === before.nodes.length && after.every((node, at) => node === before.nodes[at]),
        shifted: moved.filter((box, at) => box !== before.boxes[at]).length,
        factsLead: element.goTo(element.report.people[0].span),
        clicked: await new Promise((done) => {
          element.addEventListener("factselect", (event) => done(event.detail.text));
          root.querySelector("[part~=person] a").click();
          setTimeout(() => done("nothing"), 500);
        }),
      };
    }, heard);
    assert.ok(seen.height > 100, "the card is there before any script");
    assert.deepEqual(seen.mutations, []);
    assert.deepEqual([seen.same, seen.shifted, seen.factsLead], [true, 0, true]);
    assert.match(seen.clicked, /周|林/);
    assert.deepEqual((await run.page.errors()).filter((line) => !line.includes("ear.js")), []);
  });
}

test("a served card survives an engine that does not come", async () => {
  const markup = await render(TEXT, { for: "report" }, { sheet: "/element/card.css" });
  const portal = await host({ "/served.html": page(SCRIPT, markup + ARTICLE), "/engine/reader.wasm": { status: 404, body: "gone", type: "text/plain" } });
  await run.page.open(`${portal.url}/served.html`);
  assert.equal(await run.page.until(settled), "error");
  holds(await run.page.evaluate(shadowText, "meeting-report"), "周怀瑾");
});

test("without JavaScript a served card is there", async () => {
  const markup = await render(TEXT, { for: "report" }, { sheet: "/element/card.css" });
  const portal = await host({ "/served.html": page(SCRIPT, markup + ARTICLE, { headers: { "content-security-policy": "script-src 'none'" } }) });
  await run.page.open(`${portal.url}/served.html`);
  holds(await run.page.evaluate(shadowText, "meeting-report"), "周怀瑾", "抢抓农时");
});
