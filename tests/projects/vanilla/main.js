import "jiyao/define";
import { story } from "../story.js";

const article = document.createElement("article");
article.id = "story";
for (const [name, words] of [["h1", story.title], ...story.lines.map((line) => ["p", line])]) {
  article.append(Object.assign(document.createElement(name), { textContent: words }));
}
const report = document.createElement("meeting-report");
report.for = "story";
document.querySelector("#app").append(report, article);
