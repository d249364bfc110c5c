// What the tests in Node share: the built engine, the texts at hand, random numbers that come again.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const TARGET = process.env.JIYAO_TARGET ?? join(ROOT, "target");

/** Loads a flavour: "reader", "studio" or "full". */
export async function load(flavour) {
  const engine = await import(pathToFileURL(join(TARGET, "engine", `${flavour}.js`)));
  await engine.default({ module_or_path: readFileSync(join(TARGET, "engine", `${flavour}.wasm`)) });
  return engine;
}

/** The files of tests/corpus and, where they are, those of ../shared. */
export function texts() {
  const shared = ["seed", "corpus", "gold/real", "gold/authored"].map((folder) => join(ROOT, "../shared", folder));
  if (!existsSync(shared[0])) console.error("no ../shared: only the texts of tests/corpus");
  return [join(ROOT, "tests/corpus"), ...shared]
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).sort().map((name) => join(folder, name)))
    .filter((file) => /\.(txt|md)$/.test(file) && !file.endsWith("README.md"));
}

/** The first text of every case of tests/spec that sets no options, by document: [[name, text], …]. */
export function specimens() {
  const folder = join(ROOT, "tests/spec");
  return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md")).sort().flatMap((name) =>
    source(join(folder, name)).split(/^## /m).slice(1)
      .filter((text) => !/^options:/m.test(text))
      .map((text) => [name, /^(`{3,})text\n([^]*?)^\1$/m.exec(text)?.[2]])
      .filter(([, text]) => text));
}

/** What a file says: wrong bytes become U+FFFD, as in `String::from_utf8_lossy`. A leading BOM stays. */
export function source(file) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(readFileSync(file));
}

/** The options that the example takes for a file. */
export function options(file) {
  return file.endsWith(".md") ? { format: "markdown" } : {};
}

/** Mulberry32: whole numbers below `limit`, the same on every run. */
export function dice(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Cuts a flat array into groups. */
export function* groups(flat, size) {
  for (let at = 0; at < flat.length; at += size) yield flat.subarray(at, at + size);
}
