// A server that renders the card: prints the page.
import { render } from "jiyao/ssr";
import { story } from "./story.js";

const text = [story.title, ...story.lines].join("\n");
const card = await render(text, { for: "story", digest: 80 }, { sheet: "node_modules/jiyao/element/card.css" });
const lines = story.lines.map((line) => `<p>${line}</p>`).join("");
console.log(`<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>A server</title><link rel="icon" href="data:,"><script type="module" src="node_modules/jiyao/element/define.js"></script></head>
<body>${card}<article id="story"><h1>${story.title}</h1>${lines}</article></body>
</html>`);
