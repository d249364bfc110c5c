// Measures the engine in Chromium, and the painting of marks in all engines, and prints a table; run by `cargo xtask bench
// browser`.
import { existsSync, readFileSync } from "node:fs";
import { launch } from "../browser/driver.mjs";
import { measureDesk } from "./desk.mjs";
import { measureMarks } from "./marks.mjs";

const corpus = (name) => readFileSync(new URL(`../corpus/${name}.txt`, import.meta.url), "utf8");
// Notes behind every third character; spaces and half-width marks in every line; the user's sample, where it is there.
const damaged = { spoilt: corpus("district-meeting-spoilt"), dense: corpus("bank-meeting-spoilt") };
const sample = new URL("../../../shared/seed/report.txt", import.meta.url);
if (existsSync(sample)) damaged.sample = readFileSync(sample, "utf8");
const row = (name, value) => console.log(`  ${name.padEnd(52)}${value.padStart(10)}`);
const marks = async (page) => {
  const [name, milliseconds] = await measureMarks(page, process.env.JIYAO_SITE, corpus("district-meeting"));
  row(name, `${milliseconds.toFixed(1)} ms`);
};

const page = await launch("chromium");
try {
  await page.open(`${process.env.JIYAO_SITE}/test/bench.html`);
  const { ours, others, megabytes } = await page.evaluate(
    async (...texts) => (await import("/test/page.mjs")).measure(...texts),
    corpus("district-meeting"),
    damaged.spoilt,
    damaged,
  );
  const of = Object.fromEntries(ours);
  row("load and start the reader", `${of.load.toFixed(0)} ms`);
  row("the first 3,000 characters, tables and all", `${of["first page"].toFixed(0)} ms`);
  row("3,000 characters: repair, facts, digest, marks", `${(of.page * 1000).toFixed(0)} µs`);
  row("3,000 characters, spoilt, to Simplified", `${(of["spoilt page"] * 1000).toFixed(0)} µs`);
  row(`${megabytes.toFixed(2)} MB`, `${of.megabyte.toFixed(0)} ms`);
  row("twice that", `${(of["two megabytes"] / of.megabyte).toFixed(2)} ×`);
  console.log("The full flavour, which is made for speed");
  row("3,000 characters", `${(of["page, full"] * 1000).toFixed(0)} µs`);
  row(`${megabytes.toFixed(2)} MB`, `${of["megabyte, full"].toFixed(0)} ms`);
  for (const name of ["clean", ...Object.keys(damaged)]) {
    row(`repair alone, ${name}`, `${of[`repair ${name}`].toFixed(1)} MB/s`);
    row("twice as much", `${of[`repair ${name} twice`].toFixed(2)} ×`);
  }
  console.log("The same 3,000 characters, as a multiple of our whole reading");
  for (const [name, milliseconds] of others) row(name, `${(milliseconds / of.page).toFixed(2)} ×`);
  await marks(page);
  for (const [name, milliseconds] of await measureDesk(page, process.env.JIYAO_SITE, corpus("district-meeting"))) row(name, `${milliseconds.toFixed(1)} ms`);
} finally {
  await page.close();
}
for (const engine of process.env.JIYAO_ENGINES.split(" ").filter((name) => name !== "chromium")) {
  console.log(engine);
  const other = await launch(engine);
  try {
    await marks(other);
  } finally {
    await other.close();
  }
}
