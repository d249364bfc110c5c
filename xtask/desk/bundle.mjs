// Bundles the desk: node bundle.mjs WWW SITE. Libraries come from npm once, at build time; the page loads our files only.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const [www, site] = process.argv.slice(2).map((folder) => resolve(folder));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome120", "firefox128", "safari17.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  nodePaths: [here("../node_modules")],
  // CodeMirror's commands ask these two for the syntax of programs; prose has none, and they are a tenth of the download.
  alias: { "@codemirror/language": here("./prose.js"), "@lezer/common": here("./prose.js") },
  external: ["../engine/*"],
};

rmSync(join(site, "app"), { recursive: true, force: true });
const { metafile } = await build({
  ...shared,
  metafile: true,
  entryPoints: [join(www, "app/app.js"), join(www, "app/worker.js"), join(www, "app/second.js"), join(www, "app/app.css")],
  outdir: join(site, "app"),
  splitting: true,
  chunkNames: "[name]-[hash]",
});

/** What the page needs before it can be used: the entries and what they import at once. */
const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [relative(site, resolve(file)), output]));
const first = new Set(["index.html", "engine/studio.js", "engine/studio.wasm"]);
const visit = (file) => {
  if (first.has(file)) return;
  first.add(file);
  for (const { path, kind, external } of outputs.get(file).imports) {
    if (kind === "import-statement" && !external) visit(relative(site, resolve(path)));
  }
};
["app/app.js", "app/app.css", "app/worker.js"].forEach(visit);
// And the words of one language: the heaviest counts.
const weight = (file) => brotliCompressSync(readFileSync(join(site, file))).length;
const spoken = [...outputs.keys()].filter((file) => outputs.get(file).entryPoint?.includes("/messages/"));
visit(spoken.sort((a, b) => weight(b) - weight(a))[0]);
writeFileSync(join(dirname(site), "desk.txt"), [...first].join("\n") + "\n");

/** What the desk keeps for use without a network: all that it may ever ask for, by its hash. */
const folder = (name) => readdirSync(join(site, name)).sort().map((file) => `${name}/${file}`);
const kept = ["index.html", "manifest.webmanifest", ...["studio", "full"].flatMap((name) => [`engine/${name}.js`, `engine/${name}.wasm`]), ...["app", "icons", "samples"].flatMap(folder)];
const revision = (file) => createHash("sha256").update(readFileSync(join(site, file))).digest("hex").slice(0, 16);
await build({
  ...shared,
  entryPoints: [join(www, "sw.js")],
  outfile: join(site, "sw.js"),
  allowOverwrite: true,
  format: "iife",
  define: {
    "process.env.NODE_ENV": '"production"',
    PRECACHE: JSON.stringify(kept.map((url) => ({ url, revision: revision(url) }))),
  },
});
