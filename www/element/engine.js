// The engine, loaded once a page and shared by all elements. What goes wrong gets a name and says what helps.

/** An error with a reason for programs: `no-webassembly`, `blocked`, `network`, `engine`, `no-article`, `source`. */
export class Failure extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** Lets the page do what it has to do: what follows is a task of its own. */
export const pause = () => new Promise((done) => setTimeout(done, 0));

// Written out, so that bundlers see which files belong to the page.
const flavours = {
  reader: [() => import("../engine/reader.js"), new URL("../engine/reader.wasm", import.meta.url)],
  studio: [() => import("../engine/studio.js"), new URL("../engine/studio.wasm", import.meta.url)],
  full: [() => import("../engine/full.js"), new URL("../engine/full.wasm", import.meta.url)],
};
const loading = new Map();
/** How many engines have trapped. */
let traps = 0;
const warming = new WeakMap();
/** Milliseconds of warming up in one go. */
const SLICE = 4;

/** Loads a flavour: `reader`, `studio`, which knows Markdown, or `full`. A failed load is tried again the next time. */
export function load(flavour = "reader") {
  if (!loading.has(flavour)) {
    loading.set(flavour, fetched(...flavours[flavour]).catch((error) => {
      loading.delete(flavour);
      throw error;
    }));
  }
  return loading.get(flavour);
}

/** After a trap the memory of an engine is worth nothing: who asks next gets another one, by an address of its own, if it has one. */
export function forget(engine) {
  loading.forEach((promise, flavour) => promise.then((loaded) => loaded === engine && loading.delete(flavour) && traps++, () => {}));
}

/** Gives memory back; an engine that has trapped takes none. */
export function free(...things) {
  for (const thing of things) {
    try {
      thing?.free();
    } catch {}
  }
}

async function fetched(code, url) {
  if (typeof WebAssembly !== "object") {
    throw new Failure("no-webassembly", "this browser has none, or it is switched off");
  }
  let engine, response;
  try {
    const again = `${url}`.slice(0, -4) + `js?${traps}`;
    [engine, response] = await Promise.all([traps ? import(again).catch(code) : code(), fetch(url)]);
  } catch (error) {
    throw new Failure("network", `${error.message}: do script-src and connect-src allow ${url}?`);
  }
  if (!response.ok) throw new Failure("network", `${url} answered ${response.status}: deploy the folder engine/ beside element/`);
  try {
    await engine.default({ module_or_path: response });
  } catch (error) {
    if (/CSP|Content.Security|unsafe-eval/i.test(error.message)) {
      throw new Failure("blocked", "add 'wasm-unsafe-eval' to script-src of the page's Content-Security-Policy");
    }
    throw new Failure("engine", `${url}: ${error.message}`);
  }
  return engine;
}

/** A first use compiles code and builds tables, a long task if all at once: the first text warms up sentence by sentence. */
export function warm(engine, text) {
  if (!warming.has(engine)) warming.set(engine, warmed(engine, text));
  return warming.get(engine);
}

async function warmed(engine, text) {
  let start = 0; // What has run so far was a task of its own.
  const rest = async () => {
    if (performance.now() - start < SLICE) return;
    await pause();
    start = performance.now();
  };
  for (const sentence of `\n${text}`.slice(0, 4000).split(/(?<=[。；\n])/)) {
    const reading = engine.read(sentence);
    await rest();
    reading.report(20);
    reading.free();
    await rest();
  }
}
