// Drives a browser over WebDriver: Chromium and WebKitGTK by the classic commands, Firefox, whose classic driver Debian
// does not package, by BiDi. One small face for all: open, evaluate, click, type, screenshot, errors, close.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as later } from "node:timers/promises";

const PENDING = Symbol("pending");

/** Starts an engine: "chromium", "firefox" or "webkit". */
export async function launch(engine) {
  const home = mkdtempSync(join(tmpdir(), "jiyao-browser-"));
  const children = [];
  const start = (program, args, env = {}) => {
    const child = spawn(program, args, { env: { ...process.env, HOME: home, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true });
    child.on("error", (error) => console.error(`${program} does not start: ${error.message}`));
    children.push(child);
    return child;
  };
  const end = () => {
    for (const child of children.splice(0).reverse()) {
      try {
        process.kill(-child.pid, "SIGKILL"); // The driver and the browser that it started.
      } catch {
        // It has ended by itself.
      }
    }
    remove(home);
  };
  process.once("exit", end);
  try {
    const wire = await { chromium, firefox, webkit }[engine](start, home);
    return new Browser(engine, wire, async () => {
      await wire.quit().catch(() => {});
      end();
    });
  } catch (error) {
    end();
    throw error;
  }
}

/** Removes a folder into which what was killed may still write: tries anew, as Node's own retries look for no new files. */
function remove(home, tries = 10) {
  try {
    rmSync(home, { recursive: true, force: true, maxRetries: 1 });
  } catch (error) {
    if (tries === 0) throw error;
    remove(home, tries - 1);
  }
}

/** A browser with one page. */
class Browser {
  #wire;
  #quit;

  constructor(engine, wire, quit) {
    this.engine = engine;
    this.#wire = wire;
    this.#quit = quit;
  }

  /** Goes to an address and waits for its load event; what was logged before is forgotten. */
  async open(url) {
    await this.errors();
    await this.#wire.navigate(url);
  }

  /** Runs a function, which may be asynchronous, in the page; arguments and result travel as JSON, functions as their text. */
  async evaluate(fn, ...args) {
    const call = `(${fn})(${args.map((value) => (typeof value === "function" ? `(${value})` : JSON.stringify(value)))})`;
    const answer = await this.#wire.evaluate(
      `(async () => { try { return JSON.stringify({ value: await ${call} }); } catch (error) { return JSON.stringify({ error: String(error?.stack || error), message: String(error) }); } })()`,
    );
    const { value, error, message } = JSON.parse(answer);
    if (message) throw new PageError(`in the page: ${message}\n${error}`);
    return value;
  }

  /** Runs a function that leaves the page for another, and waits until that one, at `path`, has loaded. */
  async leave(fn, path) {
    const answer = this.evaluate((fn) => void setTimeout(fn, 0), fn).catch(unanswered);
    await Promise.race([answer, later(3_000, null, { ref: false })]); // The page may be gone before it has answered.
    await this.until((path) => location.pathname === path && document.readyState === "complete", path);
  }

  /** Runs a script in the page, whatever its policy. */
  async inject(script) {
    await this.#wire.evaluate(`(() => { ${script}\n; return "null"; })()`);
  }

  /** Waits until a function of the page gives something true, and gives that. */
  async until(fn, ...args) {
    const end = Date.now() + 15_000;
    const asked = [];
    let cause;
    for (;;) {
      const answer = this.evaluate(fn, ...args).catch((error) => void (cause = unanswered(error)));
      asked.push(answer);
      answer.catch(() => {});
      // What WebKit was asked while it left a page it answers never or with an error; others may answer late.
      const value = await Promise.race([...asked, later(3_000, PENDING, { ref: false })]);
      if (value && value !== PENDING) return value;
      if (value !== PENDING) asked.length = 0;
      if (Date.now() > end) throw new Error(`${this.engine}: never true: ${fn}`, { cause });
      await later(50);
    }
  }

  /** Clicks the middle of an element; `host >>> inner` steps into a shadow root. */
  async click(selector) {
    const [x, y] = await this.evaluate(place, selector);
    await this.#wire.act([
      {
        type: "pointer",
        id: "mouse",
        parameters: { pointerType: "mouse" },
        actions: [{ type: "pointerMove", x, y, duration: 0 }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }],
      },
    ]);
  }

  /** Types into what has the focus. */
  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.#wire.act([{ type: "key", id: "keys", actions }]);
  }

  /** Presses keys together, as `["Control", "f"]`; names as WebDriver's code points have them. */
  async press(...keys) {
    const codes = keys.map((key) => KEYS[key] ?? key);
    const actions = [...codes.map((value) => ({ type: "keyDown", value })), ...codes.toReversed().map((value) => ({ type: "keyUp", value }))];
    await this.#wire.act([{ type: "key", id: "keys", actions }]);
  }

  /** A command of Chromium's own protocol; undefined in other engines. */
  get cdp() {
    return this.#wire.cdp;
  }

  /** Opens another tab and goes there; gives both, to go `to`. */
  tab() {
    return this.#wire.tab();
  }

  /** Goes to a tab. */
  to(tab) {
    return this.#wire.to(tab);
  }

  /** Runs a function before the scripts of every page that comes; undefined where the engine's driver cannot. */
  get preload() {
    return this.#wire.preload && ((fn) => this.#wire.preload(`(${fn})()`));
  }

  /** Writes a PNG of the viewport. */
  async screenshot(file) {
    writeFileSync(file, Buffer.from(await this.#wire.screenshot(), "base64"));
  }

  /** Resizes the window. */
  resize(width, height) {
    return this.#wire.resize(width, height);
  }

  /** The errors on the console since the last call: script errors, failed loads, refusals by the policy. */
  errors() {
    return this.#wire.errors();
  }

  close() {
    return this.#quit();
  }
}

/** What a function of the page threw; any other error is the wire's. */
class PageError extends Error {}

/** Takes an error of the wire, as of a page that is being left, for no answer; throws what the page itself threw. */
function unanswered(error) {
  if (error instanceof PageError) throw error;
  return error;
}

const KEYS = { F8: "\uE038", Alt: "\uE00A", Control: "\uE009", Shift: "\uE008", Escape: "\uE00C", Enter: "\uE007", Home: "\uE011", End: "\uE010", ArrowRight: "\uE014", ArrowLeft: "\uE012", Tab: "\uE004" };

function place(selector) {
  let scope = document;
  let found = null;
  for (const step of selector.split(">>>")) {
    found = scope.querySelector(step.trim());
    if (!found) throw new Error(`no element ${step.trim()}`);
    scope = found.shadowRoot;
  }
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const box = found.getBoundingClientRect();
  return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}

async function chromium(start, home) {
  const port = await freePort();
  start("chromedriver", [`--port=${port}`]);
  const args = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"];
  args.push("--disable-background-networking", "--disable-component-update", `--user-data-dir=${join(home, "profile")}`);
  const session = await classic(port, {
    browserName: "chrome",
    "goog:chromeOptions": { args, binary: process.env.CHROMIUM ?? "/usr/bin/chromium" },
    "goog:loggingPrefs": { browser: "ALL" },
  });
  session.preload = (source) => session.cdp("Page.addScriptToEvaluateOnNewDocument", { source });
  session.cdp = (cmd, params = {}) => session.post("goog/cdp/execute", { cmd, params });
  session.errors = async () =>
    (await session.post("se/log", { type: "browser" })).filter((entry) => entry.level === "SEVERE").map((entry) => entry.message);
  return session;
}

async function webkit(start) {
  const display = await new Promise((resolve, reject) => {
    const server = start("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
    server.stdout.once("data", (data) => resolve(`:${String(data).trim()}`));
    server.once("exit", () => reject(new Error("Xvfb does not start")));
  });
  const port = await freePort();
  start("WebKitWebDriver", [`--port=${port}`], { DISPLAY: display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" });
  const session = await classic(port, { "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] } });
  // WebKitGTK tells no console to its driver: the test server puts pages/ear.js first into what this engine loads.
  session.errors = async () => JSON.parse((await session.evaluate("JSON.stringify(globalThis.heard?.splice(0) ?? [])")) ?? "[]");
  return session;
}

/** WebKitGTK's own small browser, which no PATH names. */
function miniBrowser() {
  for (const folder of ["/usr/lib", "/usr/libexec"]) {
    for (const file of existsSync(folder) ? readdirSync(folder) : []) {
      for (const place of [file, `${file}/webkit2gtk-4.1`, `${file}/webkit2gtk-4.0`, `${file}/webkitgtk-6.0`]) {
        const path = join(folder, place, "MiniBrowser");
        if (existsSync(path)) return path;
      }
    }
  }
  throw new Error("no MiniBrowser below /usr/lib");
}

/** A session of the classic protocol. */
async function classic(port, alwaysMatch) {
  const base = `http://127.0.0.1:${port}`;
  const call = async (method, path, body) => {
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await retry(() => call("GET", "/status"));
  const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch } });
  const at = `/session/${sessionId}`;
  const post = (path, body) => call("POST", `${at}/${path}`, body);
  return {
    post,
    navigate: (url) => post("url", { url }),
    evaluate: (script) => post("execute/sync", { script: `return ${script}`, args: [] }),
    act: (actions) => post("actions", { actions }),
    tab: async () => {
      const first = await call("GET", `${at}/window`);
      const { handle } = await post("window/new", { type: "tab" });
      await post("window", { handle });
      return [first, handle];
    },
    to: (handle) => post("window", { handle }),
    screenshot: () => call("GET", `${at}/screenshot`),
    resize: (width, height) => post("window/rect", { width, height }),
    quit: () => call("DELETE", at),
  };
}

async function firefox(start, home) {
  const { WebSocket } = createRequire(new URL("../../xtask/package.json", import.meta.url))("ws");
  const child = start("firefox-esr", ["--headless", "--no-remote", "--profile", home, "--remote-debugging-port", "0"], { MOZ_CRASHREPORTER_DISABLE: "1" });
  const address = await new Promise((resolve, reject) => {
    let text = "";
    child.stderr.on("data", (data) => {
      text += data;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
    child.once("exit", () => reject(new Error(`Firefox does not start: ${text}`)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map();
  let logged = [];
  const left = new Set(); // The realms of pages that were left.
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.method === "log.entryAdded" && message.params.level === "error") logged.push(message.params);
    const caller = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "error") caller?.reject(new Error(`${message.error}: ${message.message}`));
    else caller?.resolve(message.result);
  });
  let last = 0;
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const { contexts } = await send("browsingContext.getTree", {});
  let { context } = contexts[0];
  const run = (expression) => send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  return {
    tab: async () => {
      const first = context;
      context = (await send("browsingContext.create", { type: "tab" })).context;
      return [first, context];
    },
    to: async (tab) => {
      context = tab;
      await send("browsingContext.activate", { context });
    },
    preload: (source) => send("script.addPreloadScript", { functionDeclaration: `() => { ${source} }` }),
    navigate: async (url) => {
      const { realm } = await run("null");
      left.add(realm);
      await send("browsingContext.navigate", { context, url, wait: "complete" });
      // The page before may answer once more.
      await retry(async () => {
        const answer = await run("null");
        if (left.has(answer.realm)) throw new Error(`${url}: the page before stays`);
      });
    },
    evaluate: async (expression) => {
      const answer = await run(expression);
      if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },
    // A page that has just come out of another process refuses its first pointer.
    act: (actions) => retry(() => send("input.performActions", { context, actions }), 2_000),
    screenshot: async () => (await send("browsingContext.captureScreenshot", { context })).data,
    resize: (width, height) => send("browsingContext.setViewport", { context, viewport: { width, height } }),
    errors: async () => {
      // What a page was loading when it was left fails with its end: that is no error of the page behind it.
      left.delete((await run("null")).realm); // A page that one came back to.
      const errors = logged.filter(({ source }) => !left.has(source.realm));
      logged = [];
      return errors.map(({ text }) => text);
    },
    quit: async () => {
      await send("browser.close", {});
      socket.close();
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function retry(attempt, patience = 20_000) {
  for (let end = Date.now() + patience; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await later(50);
    }
  }
}
