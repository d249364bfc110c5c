// The packed tarball in other people's projects, with the registry's real packages: it installs, builds and renders there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { host } from "./host.mjs";
import { browser, holds } from "./suite.mjs";

const run = browser();
const PROJECTS = fileURLToPath(new URL("../projects", import.meta.url));
const KINDS = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", wasm: "application/wasm", json: "application/json" };
// The tarball is the same for every browser: one is enough.
const idle = run.engine !== "chromium" && "one engine is enough for what bundlers do";
const root = idle ? "" : mkdtempSync(join(tmpdir(), "jiyao-projects-"));
let missing = "";

before(() => {
  if (idle) return;
  const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 150_000 });
  cpSync(PROJECTS, root, { recursive: true, filter: (path) => !path.includes("node_modules") });
  const [{ filename }] = JSON.parse(run("npm", "pack", "--json", join(process.env.JIYAO_TARGET, "npm")));
  try {
    run("npm", "ping", "--fetch-timeout=8000", "--fetch-retries=0");
  } catch {
    missing = "the registry is out of reach";
    return;
  }
  run("npm", "install", "--no-audit", "--no-fund", "--silent", `./${filename}`);
});
after(() => root && rmSync(root, { recursive: true, force: true }));

/** Serves a folder of the projects. */
async function serve(folder) {
  const routes = {};
  const visit = (path) => {
    for (const entry of readdirSync(join(root, folder, path), { withFileTypes: true })) {
      const name = `${path}/${entry.name}`;
      if (entry.isDirectory() && (path !== "/node_modules" || entry.name === "jiyao")) visit(name);
      else if (entry.isFile()) routes[name] = () => ({ body: readFileSync(join(root, folder, name)), type: KINDS[name.split(".").pop()] ?? "text/plain" });
    }
  };
  visit("");
  return host(routes);
}

const shown = (tag) => document.querySelector(tag)?.matches(":state(ready)") && document.querySelector(tag).shadowRoot.textContent;

for (const name of ["vanilla", "react", "vue", "svelte"]) {
  test(`Vite with ${name}: builds, renders, hears of changes`, { skip: idle }, async (t) => {
    if (missing) return t.skip(missing);
    execFileSync(join(root, "node_modules/.bin/vite"), ["build", name, "--config", "vite.config.js", "--outDir", join(root, "out", name), "--logLevel", "warn"], { cwd: root, stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
    const portal = await serve(join("out", name));
    await run.page.open(`${portal.url}/index.html`);
    holds(await run.page.until(shown, "meeting-report"), "枫桥县春季生产工作会议", "周怀瑾", "抢抓农时");
    if (name !== "vanilla") await run.page.until(() => document.querySelector("#told").textContent.includes("周怀瑾"));
    assert.equal(portal.asked.filter((path) => path.endsWith(".wasm")).length, 1);
    assert.deepEqual(await run.page.errors(), []);
  });
}

test("Node renders the page, the browser takes it over", { skip: idle }, async (t) => {
  if (missing) return t.skip(missing);
  const html = execFileSync("node", ["server.mjs"], { cwd: root, encoding: "utf8" });
  holds(html, "<template shadowrootmode=\"open\">", "周怀瑾");
  const portal = await serve("");
  portal.routes["/served.html"] = { body: html };
  await run.page.open(`${portal.url}/served.html`);
  holds(await run.page.until(shown, "meeting-report"), "枫桥县春季生产工作会议", "周怀瑾");
  assert.deepEqual(await run.page.errors(), []);
});

test("an import map and a name of one's own, without a build", { skip: idle }, async (t) => {
  if (missing) return t.skip(missing);
  const portal = await serve("");
  await run.page.open(`${portal.url}/importmap.html`);
  holds(await run.page.until(shown, "reading-card"), "枫桥县春季生产工作会议", "周怀瑾");
  assert.deepEqual(await run.page.errors(), []);
});

test("the tarball lacks nothing that package.json names", { skip: idle }, async (t) => {
  if (missing) return t.skip(missing);
  const folder = join(root, "node_modules/jiyao");
  const { exports, files, types, customElements } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const named = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(named));
  for (const file of [...named(exports), ...files, types, customElements, "README.md"]) assert.ok(existsSync(join(folder, file)), file);
});
