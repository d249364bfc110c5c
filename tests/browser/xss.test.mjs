// Nothing that a text says becomes code or markup: every payload through every door, with and without Trusted Types.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { STRICT, host, page, settled } from "./host.mjs";
import { PAYLOADS, report } from "./payloads.mjs";
import { browser } from "./suite.mjs";

const run = browser();
const NPM = join(process.env.JIYAO_TARGET, "npm");

/** In the page, before all else: hears what runs, and what is given to a sink. */
const SPY = `globalThis.struck = [];
globalThis.strike = (how = "ran") => struck.push(how);
globalThis.alert = globalThis.prompt = globalThis.confirm = () => strike("alert");
addEventListener("securitypolicyviolation", (event) => event.violatedDirective.startsWith("require-trusted-types") && strike("violation: " + event.sample));
for (const [owner, name] of [[Element, "innerHTML"], [Element, "outerHTML"], [ShadowRoot, "innerHTML"], [HTMLIFrameElement, "srcdoc"], [HTMLScriptElement, "src"], [HTMLScriptElement, "text"]]) {
  const { get, set } = Object.getOwnPropertyDescriptor(owner.prototype, name);
  Object.defineProperty(owner.prototype, name, { get, set(value) { strike(name); set.call(this, value); } });
}
for (const [owner, name] of [[Element.prototype, "insertAdjacentHTML"], [Document.prototype, "write"], [Document.prototype, "writeln"], [DOMParser.prototype, "parseFromString"], [Range.prototype, "createContextualFragment"], [Element.prototype, "setHTMLUnsafe"], [ShadowRoot.prototype, "setHTMLUnsafe"]]) {
  const was = owner[name];
  if (was) owner[name] = function (...given) { strike(name); return was.apply(this, given); };
}
const { setAttribute } = Element.prototype;
Element.prototype.setAttribute = function (name, value) { if (/^on|^srcdoc$/i.test(name)) strike(name); return setAttribute.call(this, name, value); };`;

const ELEMENTS = "div slot article p h2 h3 a span dl dt dd section ol ul li small details summary table tr td blockquote pre link style".split(" ");
const ATTRIBUTES = "part class href lang dir aria-label title hidden rel open".split(" ");

/** In the page: what was struck, and what stands in a shadow root that nobody vetted. */
const harm = (selector, elements, attributes) => {
  const found = [...globalThis.struck];
  const root = document.querySelector(selector).shadowRoot;
  for (const node of root.querySelectorAll("*")) {
    if (!elements.includes(node.localName)) found.push(`<${node.localName}>`);
    for (const { name, value } of node.attributes) {
      if (!attributes.includes(name)) found.push(`${node.localName} ${name}=${value}`);
      // Why a piece of the summary was chosen: words of ours.
      if (name === "title" && !/^(会议|要求|要点|数据|决定|大意|會議|要點|數據|決定|Meeting|Demand|Points|Figures|Decisions|Gist)$/.test(value)) found.push(`title=${value}`);
      if (name === "href" && node.localName === "a" && !value.startsWith("#")) found.push(`href=${value}`);
    }
  }
  return found;
};

const texts = [];
for (let at = 0; at < PAYLOADS.length; at += 24) texts.push(PAYLOADS.slice(at, at + 24));

test(`there are ${PAYLOADS.length} payloads, and the trap springs`, async () => {
  assert.ok(PAYLOADS.length >= 200);
  const portal = await host({ "/trap.html": page(`<script>${SPY}</script>`, "") });
  await run.page.open(`${portal.url}/trap.html`);
  await run.page.evaluate(() => {
    for (const words of ["<img src=x onerror=strike()>", "<svg onload=strike()>"]) {
      const node = document.createElement("div");
      node.innerHTML = words;
      document.body.append(node);
    }
  });
  await run.page.until(() => globalThis.struck.includes("ran") && globalThis.struck.includes("innerHTML"));
});

for (const trusted of [false, true]) {
  const headers = trusted ? STRICT : {};
  const name = trusted ? "with Trusted Types" : "without Trusted Types";
  const bare = (body) => page('<script src="/spy.js"></script><script type="module" src="/element/define.js"></script>', body, { headers });
  const spy = { body: SPY, type: "text/javascript" };

  test(`${name}: as text of an article and of the element itself`, async () => {
    const portal = await host({ "/light.html": bare('<meeting-report id="one" for="story"></meeting-report><article id="story"></article><meeting-report id="own"></meeting-report>'), "/spy.js": spy });
    await run.page.open(`${portal.url}/light.html`);
    await run.page.until(() => Boolean(customElements.get("meeting-report")));
    for (const list of texts) {
      await run.page.evaluate(async (lines) => {
        const elements = ["one", "own"].map((id) => document.getElementById(id));
        const fill = (node) => node.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line, title: line })));
        const read = elements.map((element) => new Promise((done) => element.addEventListener("change", done, { once: true })));
        fill(document.getElementById("story"));
        fill(elements[1]);
        for (const element of elements) element.read();
        await Promise.all(read);
        for (const element of elements) for (const fact of element.shadowRoot.querySelectorAll("a")) fact.click();
      }, report(list).split("\n"));
      assert.deepEqual(await run.page.evaluate(harm, "#one", ELEMENTS, ATTRIBUTES), []);
      assert.deepEqual(await run.page.evaluate(harm, "#own", ELEMENTS, ATTRIBUTES), []);
    }
    const shown = await run.page.evaluate(() => document.querySelector("#one").shadowRoot.textContent);
    assert.ok(/[<&[]/.test(shown), "payloads reach the card as words");
  });

  test(`${name}: as src and as script, plain and Markdown`, async () => {
    const routes = { "/spy.js": spy };
    texts.forEach((list, at) => {
      routes[`/t${at}.txt`] = { body: report(list), type: "text/plain; charset=utf-8" };
      routes[`/t${at}.md`] = { body: `# ${list[0]}\n\n${report(list, "\n\n")}\n\n- ${list.join("\n- ")}\n\n${list.join("\n\n")}\n`, type: "text/markdown; charset=utf-8" };
    });
    routes["/src.html"] = bare('<meeting-report src="/t0.txt"></meeting-report><meeting-report id="raw"><script type="text/markdown"></script></meeting-report>');
    const portal = await host(routes);
    await run.page.open(`${portal.url}/src.html`);
    await run.page.until(() => Boolean(customElements.get("meeting-report")));
    for (const at of texts.keys()) for (const kind of ["txt", "md"]) {
      await run.page.evaluate(async ([src, trusted]) => {
        const text = await (await fetch(src)).text();
        const [element, raw] = document.querySelectorAll("meeting-report");
        const read = (trusted ? [element] : [element, raw]).map((one) => new Promise((done) => one.addEventListener("change", done, { once: true })));
        element.src = src;
        element.read();
        if (!trusted) {
          // With Trusted Types no page can write a script, of Markdown neither: there it comes from the server.
          const script = document.createElement("script");
          script.type = "text/markdown";
          script.append(text);
          raw.replaceChildren(script);
          raw.read();
        }
        await Promise.all(read);
        for (const fact of element.shadowRoot.querySelectorAll("a")) fact.click();
      }, [`/t${at}.${kind}`, trusted]);
      assert.deepEqual(await run.page.evaluate(harm, "meeting-report", ELEMENTS, ATTRIBUTES), [], `t${at}.${kind}`);
      assert.deepEqual(await run.page.evaluate(harm, "#raw", ELEMENTS, ATTRIBUTES), []);
    }
    if (!trusted) assert.ok(await run.page.evaluate(() => document.querySelector("#raw").shadowRoot.querySelector("[part=text] p").textContent.length > 0));
  });

  test(`${name}: as the value of every attribute`, async () => {
    const portal = await host({ "/attributes.html": bare('<article id="story"><p>3月5日，枫桥县农业工作会议召开。县长周怀瑾主持。</p></article>'), "/spy.js": spy });
    await run.page.open(`${portal.url}/attributes.html`);
    await run.page.until(() => Boolean(customElements.get("meeting-report")));
    await run.page.evaluate(async (payloads) => {
      const names = ["for", "src", "digest", "highlight", "script", "lang", "show", "format", "repair", "id"];
      for (const payload of payloads) {
        for (const name of names) {
          const element = document.createElement("meeting-report");
          if (name !== "for" && name !== "src") element.setAttribute("for", "story");
          else element.append("县长周怀瑾主持会议。");
          element.setAttribute(name, payload);
          document.body.append(element);
          await element.read();
          for (const fact of element.shadowRoot.querySelectorAll("a")) fact.click();
          if (element.shadowRoot.querySelector("a:not([href^='#'])")) strike(name);
          element.remove();
        }
      }
    }, PAYLOADS.filter((_, at) => at % 4 === 0));
    assert.deepEqual(await run.page.evaluate(() => globalThis.struck), []);
    assert.equal(await run.page.evaluate(() => location.pathname), "/attributes.html");
    assert.equal(await run.page.evaluate(() => typeof {}.toString + typeof Object.prototype.hasOwnProperty), "functionfunction");
  });
}

test("rendered by a server, payloads are words, even where no policy helps", async () => {
  const { render } = await import(pathToFileURL(join(NPM, "ssr/index.js")));
  const routes = { "/spy.js": { body: SPY, type: "text/javascript" } };
  for (const [at, list] of texts.entries()) {
    const attributes = Object.fromEntries(["lang", "show", "highlight", "id", "class", "for"].slice(0, at % 7).map((name, index) => [name, list[index]]));
    routes[`/served${at}.html`] = page('<script src="/spy.js"></script>', await render(report(list), { ...attributes, show: "all" }, { nonce: list[2], lang: list[3] }));
  }
  const portal = await host(routes);
  for (const at of texts.keys()) {
    await run.page.open(`${portal.url}/served${at}.html`);
    assert.deepEqual(await run.page.evaluate(harm, "meeting-report", ELEMENTS, [...ATTRIBUTES, "nonce"]), []);
    assert.deepEqual(await run.page.evaluate(() => [...new Set([...document.querySelectorAll("meeting-report *")].map((node) => node.localName))]), at % 7 === 6 ? [] : ["p"]);
  }
});

test("pasted or dropped into the desk, payloads are words", async () => {
  const index = (await (await fetch(`${process.env.JIYAO_SITE}/index.html`)).text()).replace("<head>", '<head><script src="/spy.js"></script>');
  const quiet = SPY.replace(/^for \(const \[owner, name\] of[^]*$/m, ""); // The desk looks at pasted markup without showing it: only what runs counts.
  const portal = await host({ "/": { body: index }, "/spy.js": { body: quiet, type: "text/javascript" } });
  await run.page.open(`${portal.url}/`);
  await run.page.until(() => Boolean(document.querySelector("#text")?.shadowRoot?.querySelector(".cm-content")));
  for (const [at, list] of texts.entries()) {
    await run.page.evaluate(([text, html, drop]) => {
      const target = document.querySelector("#text").shadowRoot.querySelector(".cm-content");
      const data = new DataTransfer();
      data.setData("text/plain", text);
      data.setData("text/html", html);
      target.focus();
      const box = target.getBoundingClientRect();
      target.dispatchEvent(drop
        ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true, clientX: box.x + 20, clientY: box.y + 10 })
        // Firefox gives an event of ours no data of its own.
        : Object.defineProperty(new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true }), "clipboardData", { value: data }));
    }, [report(list), list.join("\n"), at % 2 === 1]);
    await new Promise((done) => setTimeout(done, 150));
    assert.deepEqual(await run.page.evaluate(() => globalThis.struck), []);
  }
  await run.page.until(() => document.querySelector("#card").shadowRoot?.textContent.includes("林若溪"));
  assert.deepEqual(await run.page.evaluate(harm, "#card", ELEMENTS, [...ATTRIBUTES, "aria-current"]), []);
});

test("the shell's scripts name no sink", () => {
  const files = ["meeting-report.js", ...["element", "ssr"].flatMap((place) => readdirSync(join(NPM, place)).filter((name) => name.endsWith(".js")).map((name) => `${place}/${name}`))];
  assert.ok(files.length > 8);
  for (const file of files) {
    const found = readFileSync(join(NPM, file), "utf8").match(/\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString|srcdoc|eval\(|new Function|document\.write)/);
    assert.equal(found, null, file);
  }
});
