// Readies the element for the web: node pack.mjs SITE NPM. Both folders hold www and engine/ as they are; the scripts of
// element/ are minified in place, index.js with all that it always needs (one request and not eight), and beside them come the single-file script, the sheet for servers, the
// manifest of custom elements and the hashes for Subresource Integrity.
import { build, transform, transformSync } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { manifest } from "./manifest.mjs";

const [site, npm] = process.argv.slice(2);
const shared = { minify: true, format: "esm", target: ["chrome120", "firefox128", "safari17.4"], charset: "utf8", legalComments: "none" };

/** From the single file the engine is one folder nearer: it lies at the top of the package. */
const beside = {
  name: "beside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.\/engine\// }, ({ path }) => ({ path: path.slice(1), external: true }));
    onLoad({ filter: /\.js$/ }, ({ path }) => ({ contents: source(path).replaceAll('new URL("../engine/', 'new URL("./engine/'), loader: "js" }));
  },
};

/** A script, its style sheets without what is there for us. */
function source(path) {
  const sheets = /(?<=[cC]ss = `)[^`$]+(?=`)/g;
  return readFileSync(path, "utf8").replace(sheets, (css) => transformSync(css, { loader: "css", minify: true, charset: "utf8" }).code.trim());
}

const { cardCss } = await import(pathToFileURL(join(npm, "element/sheet.js")));
const described = manifest(join(npm, "element"));

for (const folder of [site, npm]) {
  // The engine stays a file of its own: it changes more often, and a page without an article near never loads it.
  await build({ ...shared, bundle: true, entryPoints: [join(folder, "element/define.js")], outfile: join(folder, "meeting-report.js"), plugins: [beside], logLevel: "warning" });
  for (const name of readdirSync(join(folder, "element")).filter((name) => name.endsWith(".js"))) {
    const file = join(folder, "element", name);
    writeFileSync(file, (await transform(source(file), shared)).code);
  }
  const index = join(folder, "element/index.js");
  await build({ ...shared, bundle: true, entryPoints: [index], outfile: index, allowOverwrite: true, external: ["./legend.js", "./text.js", "../engine/*"], logLevel: "warning" });
  writeFileSync(join(folder, "element/card.css"), cardCss.replace(/\n\s*/g, "\n").trim() + "\n");
  writeFileSync(join(folder, "custom-elements.json"), `${JSON.stringify(described, null, 2)}\n`);
  const files = ["meeting-report.js", ...["element", "engine"].flatMap((place) => readdirSync(join(folder, place)).filter((name) => /\.(js|css|wasm)$/.test(name)).sort().map((name) => `${place}/${name}`))];
  const hashes = Object.fromEntries(files.map((file) => [file, `sha384-${createHash("sha384").update(readFileSync(join(folder, file))).digest("base64")}`]));
  writeFileSync(join(folder, "integrity.json"), `${JSON.stringify(hashes, null, 2)}\n`);
  if (folder === npm) for (const [file, hash] of Object.entries(hashes)) console.log(`${hash}  ${file}`);
}
