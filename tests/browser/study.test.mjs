// What the desk shows between card and text: the legend of the marks, figures, keywords and names, another version.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { bring, browser, highlighted, speakIn } from "./suite.mjs";

const run = browser();
const AXE = readFileSync(new URL("../../xtask/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const REPORT = `枫桥县召开春季生产工作会议
3月5日下午，枫桥县春季生产工作会议在县农业服务中心召开。县委书记林若溪出席并讲话，县长周怀瑾主持。
林若溪指出，全县早稻播种面积12.8万亩，蔬菜播种面积3.2万亩；固定资产投资增长9.4%，居全市第二。
林若溪强调，一要抢抓农时，早稻播种面积要稳住。二要备足农资。三要防灾减灾，早稻播种面积不能减。
周怀瑾要求，各乡镇要迅速行动。`;

const inside = (script, ...values) => run.page.evaluate(`(...values) => { const root = document.querySelector("#study").shadowRoot; return (${script})(root, ...values); }`, ...values);
const until = (script, ...values) => run.page.until(`(...values) => { const root = document.querySelector("#study")?.shadowRoot; return root && (${script})(root, ...values); }`, ...values);

async function opened(pane, text = REPORT) {
  await run.desk();
  await run.page.evaluate((pane) => localStorage.setItem("jiyao.study", pane), pane);
  await run.desk();
  await run.page.evaluate(speakIn, "zh-Hans");
  await run.page.evaluate(bring, text);
  await until((root, pane) => root.querySelector(`[aria-controls=${pane}]`)?.getAttribute("aria-expanded") === "true" && root.querySelector(`#${pane}`).textContent, pane);
}

const marks = () => run.page.evaluate(highlighted);
const here = () => inside((root) => root.querySelector("[part=here]").textContent.replace(/\s+/g, " ").trim());

test("the legend counts the marks, switches kinds off and goes from mark to mark", async () => {
  await opened("legend");
  const painted = await marks();
  const told = await inside((root) => Object.fromEntries([...root.querySelectorAll("[part=kind]")].filter((row) => !row.hidden).map((row) => [row.querySelector("[part=sample]").className, Number(row.querySelector("small").textContent)])));
  const counts = Object.fromEntries(Object.entries(painted).map(([name, list]) => [name.replace("jiyao-", ""), list.length]));
  assert.deepEqual(told, counts);
  assert.ok(told.person >= 5, JSON.stringify(told));
  // By keyboard: to the box of a kind, along its marks, and round.
  await inside((root) => root.querySelector(".person").closest("label").querySelector("input").focus());
  await run.page.press("ArrowRight");
  assert.equal(await here(), `人名 1 / ${told.person} 林若溪`);
  assert.deepEqual((await marks())["jiyao-found"], ["林若溪"]);
  await run.page.press("ArrowLeft");
  assert.match(await here(), new RegExp(`^人名 ${told.person} / ${told.person} 周怀瑾$`));
  await inside((root) => root.querySelector(".person").click());
  await run.page.until(() => !CSS.highlights.get("jiyao-person")?.size);
  assert.deepEqual((await marks())["jiyao-title"], painted["jiyao-title"]);
  await inside((root) => root.querySelector(".person").click());
  await run.page.until(() => CSS.highlights.get("jiyao-person")?.size > 0);
  assert.deepEqual((await marks())["jiyao-person"], painted["jiyao-person"]);
  // Each row is one stop of Tab.
  assert.equal(await inside((root) => root.querySelectorAll("[part=kind] button:not([tabindex='-1'])").length), 0);
  // Each kind has its own look, colour aside.
  const looks = await inside((root) => [...root.querySelectorAll("[part=sample]")].filter((node) => node.checkVisibility()).map((node) => {
    const style = getComputedStyle(node);
    return [style.textDecorationStyle, style.textDecorationLine, style.textDecorationThickness, style.backgroundColor === "rgba(0, 0, 0, 0)"].join();
  }));
  assert.ok(new Set(looks).size >= looks.length - 1, looks.join("\n")); // Times and places look alike.
  assert.deepEqual(await run.page.errors(), []);
});

const option = (words) => inside((root, words) => [...root.querySelectorAll("[part=options] label")].find((label) => label.textContent === words).querySelector("input").click(), words);

test("organizations and keywords are marked where somebody asks for them, and stay with their words while one types", async () => {
  await opened("legend");
  const before = await marks();
  assert.equal(before["jiyao-organization"], undefined);
  await option("也标机构和关键词");
  await run.page.until(() => CSS.highlights.get("jiyao-organization")?.size > 0 && CSS.highlights.get("jiyao-keyword")?.size > 0);
  const now = await marks();
  assert.deepEqual(now["jiyao-person"], before["jiyao-person"]);
  assert.ok(now["jiyao-organization"].includes("县农业服务中心"), now["jiyao-organization"].join());
  assert.ok(now["jiyao-keyword"].filter((words) => words === "早稻播种面积").length > 1, now["jiyao-keyword"].join());
  const counted = await inside((root) => Number(root.querySelector(".organization").closest("label").querySelector("small").textContent));
  assert.equal(counted, now["jiyao-organization"].length);
  // Something is written before them: in no frame are they gone.
  await run.page.evaluate(() => {
    globalThis.fewest = Infinity;
    const look = () => {
      globalThis.fewest = Math.min(globalThis.fewest, CSS.highlights.get("jiyao-organization")?.size ?? 0);
      requestAnimationFrame(look);
    };
    look();
  });
  await run.page.evaluate(bring, `（本报讯）${REPORT}`);
  await run.page.until(() => document.querySelector("#reading").textContent.startsWith("（本报讯）"));
  await run.page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
  assert.equal(await run.page.evaluate(() => globalThis.fewest), now["jiyao-organization"].length);
  assert.deepEqual((await marks())["jiyao-organization"], now["jiyao-organization"]);
  await option("也标机构和关键词");
  await run.page.until(() => !CSS.highlights.get("jiyao-organization")?.size);
  assert.deepEqual(await run.page.errors(), []);
});

/** The labels, with the words of the text that each stands at. */
const labels = () => inside((root) => [...root.querySelectorAll("[part=labels] span")].map((label) => {
  const box = label.getBoundingClientRect();
  const near = [...CSS.highlights].flatMap(([name, list]) => [...list].map((range) => [name, range])).find(([, range]) => {
    const [first] = range.getClientRects();
    return Math.abs(first.left - box.left) < 1 && Math.abs(first.top - box.top) < 12;
  });
  return [label.textContent, near?.[0] ?? null, near ? String(near[1]) : null];
}));

test("labels name the kinds of the marks, where one wants them", async () => {
  await run.page.resize(1280, 900);
  await opened("legend");
  assert.deepEqual(await labels(), []);
  await option("在文中写出类别");
  // Labels are there where the window is.
  await run.page.evaluate(() => document.querySelector("#reading").scrollIntoView());
  await until((root) => root.querySelectorAll("[part=labels] span").length > 12);
  const told = await labels();
  assert.ok(told.some(([word, , text]) => word === "人名" && text === "周怀瑾"), JSON.stringify(told));
  assert.ok(told.every(([word, kind]) => kind === null || word !== "人名" || kind === "jiyao-person"), JSON.stringify(told));
  // None covers another.
  const boxes = await inside((root) => [...root.querySelectorAll("[part=labels] span")].map((label) => label.getBoundingClientRect().toJSON()));
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(0, at)) assert.ok(one.left >= other.right || other.left >= one.right || one.top >= other.bottom || other.top >= one.bottom, JSON.stringify([one, other]));
  }
  await run.shot("labels");
  // A kind that is switched off has none.
  await inside((root) => root.querySelector(".person").click());
  await until((root) => ![...root.querySelectorAll("[part=labels] span")].some((label) => label.textContent === "人名"));
  // They outlast the page, and go.
  await run.page.until(() => document.querySelector("#saved").dataset.state === "saved");
  await run.desk();
  await run.page.evaluate(bring, REPORT);
  await run.page.evaluate(() => document.querySelector("#reading").scrollIntoView());
  await until((root) => root.querySelector("[part=labels] span"));
  await option("在文中写出类别");
  await until((root) => !root.querySelector("[part=labels] span"));
  assert.deepEqual(await run.page.errors(), []);
});

test("figures stand side by side as the text has them, with bars for what it compares", async () => {
  await opened("figures");
  const tables = await inside((root) => [...root.querySelectorAll("#figures table")].map((table) => [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.querySelector("rect")?.getAttribute("width") ?? cell.textContent))));
  assert.deepEqual(tables[0], [["全县早稻播种面积", "12.8万亩", "100.00%"], ["蔬菜播种面积", "3.2万亩", "25.00%"]]);
  const investment = tables[1].find(([metric]) => metric.includes("固定资产投资"));
  assert.ok(investment.includes("增长9.4%"), String(investment));
  const words = tables.flat(2).filter((cell) => cell && !/^\d+\.\d\d%$/.test(cell));
  for (const cell of words) assert.ok(REPORT.includes(cell), `${cell} is not in the text`);
  await inside((root) => [...root.querySelectorAll("#figures button")].find((button) => button.textContent === "3.2万亩").click());
  assert.deepEqual((await marks())["jiyao-found"], ["3.2万亩"]);
});

test("keywords and names lead to their mentions, by the full engine and only then", async () => {
  await opened("legend");
  const asked = () => run.page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("second.js")));
  assert.equal(await asked(), false);
  await inside((root) => root.querySelector("[aria-controls=keywords]").click());
  const chips = await until((root) => {
    const list = [...root.querySelectorAll("#keywords li")].map((chip) => chip.textContent);
    return list.length && list;
  });
  assert.ok(chips.some((chip) => chip.startsWith("早稻播种面积 3")), chips.join());
  const press = () => inside((root) => [...root.querySelectorAll("#keywords button")].find((chip) => chip.textContent.startsWith("早稻播种面积")).click());
  await press();
  await press();
  assert.equal(await inside((root) => root.querySelector("#keywords .here").textContent), "早稻播种面积 2 / 3");
  assert.deepEqual((await marks())["jiyao-found"], ["早稻播种面积"]);
  assert.deepEqual(await run.page.errors(), []);
});

test("another version: changed facts first, and each change is the way to both places", async () => {
  await opened("versions");
  const other = REPORT.replace("县长周怀瑾", "副县长周怀瑾").replace("3.2万亩", "3.5万亩").replace("迅速行动", "立即行动");
  await inside((root, other) => {
    const field = root.querySelector("textarea");
    field.value = other;
    field.dispatchEvent(new Event("change"));
  }, other);
  const rows = await until((root) => {
    const list = [...root.querySelectorAll(".changes li")].map((row) => row.textContent);
    return list.length && list;
  });
  assert.deepEqual(rows, ["职务副县长 → 县长", "数据3.5万亩 → 3.2万亩", "文字立即 → 迅速"]);
  await inside((root) => root.querySelectorAll(".changes button")[1].click());
  assert.deepEqual((await marks())["jiyao-found"], ["3.2万亩"]);
  assert.equal(await inside((root) => root.querySelector(".other [aria-current]").textContent), "3.5万亩");
  // And from the other version back.
  await inside((root) => [...root.querySelectorAll(".other button")].find((spot) => spot.textContent === "立即").click());
  assert.deepEqual((await marks())["jiyao-found"], ["迅速"]);
  assert.match(await inside((root) => root.querySelector(".changes [aria-current]").textContent), /立即/);
  // The other way round.
  await inside((root) => root.querySelector(".choose input").click());
  await until((root) => root.querySelector(".changes li")?.textContent === "职务县长 → 副县长");
  assert.deepEqual(await run.page.errors(), []);
});

test("each fact says what it rests on, the least sure first, and leads to its place", async () => {
  await opened("grounds");
  const rows = await until((root) => {
    const list = [...root.querySelectorAll("#grounds li")].map((row) => [...row.children].map((cell) => cell.textContent));
    return list.length && list;
  });
  const sure = rows.map((row) => Number(row[2].replace("%", "")));
  assert.deepEqual(sure, [...sure].sort((a, b) => a - b));
  assert.ok(rows.some(([fact, why]) => fact === "职务" && why.startsWith("县长") && why.includes("职务在姓名前面 周怀瑾")), JSON.stringify(rows));
  await inside((root) => [...root.querySelectorAll("#grounds li")].find((row) => row.firstChild.textContent === "职务" && row.textContent.includes("县长")).querySelector("button").click());
  assert.deepEqual((await marks())["jiyao-found"], ["县长"]);
  assert.deepEqual(await run.page.errors(), []);
});

test("everyone can use it, in light and dark", async () => {
  for (const pane of ["legend", "figures", "keywords", "versions", "grounds"]) {
    await opened(pane);
    if (pane === "grounds") await until((root) => root.querySelector("#grounds li"));
    if (pane === "keywords") await until((root) => root.querySelector("#keywords li"));
    if (pane === "versions") {
      await inside((root, other) => {
        const field = root.querySelector("textarea");
        field.value = other;
        field.dispatchEvent(new Event("change"));
      }, REPORT.replace("3.2万亩", "3.5万亩"));
      await until((root) => root.querySelector(".changes li"));
    }
    await run.page.inject(AXE);
    for (const look of ["light", "dark"]) {
      await run.page.evaluate((look) => (document.documentElement.dataset.look = look), look);
      const found = await run.page.evaluate(async () => {
        const { violations } = await globalThis.axe.run(document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(" ")).join(", ")}`);
      });
      assert.deepEqual(found, [], `${pane}, ${look}`);
    }
  }
});
