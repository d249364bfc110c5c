// What is downloaded, byte by byte, with the server dead: everything that writes it is kept on the machine.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { relay } from "./relay.mjs";
import { bring, browser, speakIn } from "./suite.mjs";

const tools = createRequire(new URL("../../xtask/package.json", import.meta.url));
const run = browser();
const REPORT = "枫桥县召开春耕工作会议\n2025年3月5日，枫桥县春耕工作会议在县礼堂召开。县长周怀瑾主持会议并强调，一要抢抓农时，4月底前完成早稻播种；二要备足农资。";

/** Opens a text as a file is opened. */
async function write(text) {
  await run.page.evaluate(bring, text);
  await run.page.until((end) => document.querySelector("#reading").textContent.endsWith(end), text.slice(-6));
  await run.page.until(() => document.querySelector("#saved").dataset.state === "saved");
}

/** In the page: what a click on an item of the menu saves: name, type, bytes in base64. */
const saved = (what) => run.page.evaluate((what) => {
  const real = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  return new Promise((done) => {
    let blob;
    URL.createObjectURL = (given) => ((blob = given), "data:,");
    HTMLAnchorElement.prototype.click = async function () {
      [URL.createObjectURL, HTMLAnchorElement.prototype.click] = real;
      const reader = new FileReader();
      reader.onload = () => done({ name: this.download, type: blob.type, base64: reader.result.split(",")[1] });
      reader.readAsDataURL(blob);
    };
    document.querySelector(`[data-take=${what}]`).dispatchEvent(new MouseEvent("click", { bubbles: true }));
  });
}, what);

test("with the server dead each kind of file has the right name, type and bytes", async () => {
  const site = await relay();
  await run.desk(undefined, site.address);
  await run.page.until(() => !document.querySelector("#offline").hidden);
  await site.die();
  await run.desk(undefined, site.address);
  await run.page.evaluate(speakIn, "zh-Hans");
  await write(REPORT);
  const files = {};
  for (const kind of ["docx", "html", "markdown", "json", "jsonld", "checklist", "table", "calendar"]) {
    const { name, type, base64 } = await saved(`save-${kind}`);
    files[kind] = { name, type, bytes: Buffer.from(base64, "base64"), text: Buffer.from(base64, "base64").toString() };
  }
  const title = "枫桥县召开春耕工作会议";
  assert.deepEqual(Object.values(files).map(({ name }) => name), [`${title}.docx`, `${title}.html`, `${title}.md`, `${title}.json`, `${title}.jsonld`, `${title}-points.md`, `${title}-points.csv`, `${title}.ics`]);
  assert.equal(files.docx.type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  const { value } = await tools("mammoth").extractRawText({ buffer: files.docx.bytes });
  assert.equal(value.replace(/\n+/g, "\n").trim(), REPORT);
  assert.equal(JSON.parse(files.jsonld.text).about.startDate, "2025-03-05");
  assert.equal(files.checklist.text, `# ${title}\n\n2025年3月5日 · 县礼堂\n\n## 周怀瑾\n\n- [ ] 一要抢抓农时，4月底前完成早稻播种\n- [ ] 二要备足农资\n`);
  assert.equal(files.table.text, "\ufeff层级,序号,事项,提出,责任方,期限,完成\r\n1,一要,抢抓农时，4月底前完成早稻播种,周怀瑾,,4月底前,\r\n1,二要,备足农资,周怀瑾,,,\r\n");
  assert.deepEqual(files.calendar.text.match(/^DTSTART.*$/gm), ["DTSTART;VALUE=DATE:20250305", "DTSTART;VALUE=DATE:20250430"]);
  assert.equal(files.calendar.type, "text/calendar;charset=utf-8");
  assert.deepEqual((await run.page.errors()).filter((error) => !/ERR_CONNECTION_REFUSED|sw\.js/.test(error)), []);
});

test("a report without points or days says so and saves nothing", async () => {
  await run.desk();
  await write("关于和平路封闭施工的通告");
  for (const kind of ["checklist", "table", "calendar"]) {
    await run.page.evaluate((kind) => {
      document.querySelector("[data-notice=take] button")?.click();
      document.querySelector(`[data-take=save-${kind}]`).click();
    }, kind);
    await run.page.until(() => document.querySelector("[data-notice=take]") !== null);
  }
});

test("the browser writes the file to the disk", { skip: run.engine !== "chromium" && "only this driver says where files go" }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "jiyao-saved-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  await run.desk();
  await write(REPORT);
  await run.page.cdp("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  await run.page.evaluate(() => (document.querySelectorAll("details.menu")[1].open = true));
  await run.page.click("[data-take=save-docx]");
  const file = join(folder, "枫桥县召开春耕工作会议.docx");
  for (let wait = 0; wait < 100 && !existsSync(file); wait += 1) await new Promise((done) => setTimeout(done, 50));
  assert.deepEqual(readdirSync(folder), ["枫桥县召开春耕工作会议.docx"]);
  const { value } = await tools("mammoth").extractRawText({ buffer: readFileSync(file) });
  assert.equal(value.replace(/\n+/g, "\n").trim(), REPORT);
});
