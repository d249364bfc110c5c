import "jiyao/define";
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { story } from "../story.js";

function Page() {
  const [people, setPeople] = useState([]);
  return h("main", null,
    h("meeting-report", { for: "story", digest: 80, onchange: (event) => setPeople(event.detail.report.people.map(({ name }) => name)) }),
    h("article", { id: "story" }, h("h1", null, story.title), story.lines.map((line) => h("p", { key: line }, line))),
    h("p", { id: "told" }, people.join(" ")));
}

createRoot(document.querySelector("#app")).render(h(Page));
