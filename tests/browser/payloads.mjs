// Texts that try to become code. Whatever of them runs calls strike().

const RUN = "strike()";

/** What starts by itself: an element, what must stand in it, the handler. */
const HANDLERS = [
  ["img", "src=x", "onerror"], ["img", "src=data:,", "onerror"], ["image", "src=x", "onerror"], ["video", "src=x", "onerror"], ["audio", "src=x", "onerror"],
  ["video", "", "onloadstart"], ["input", "autofocus", "onfocus"], ["select", "autofocus", "onfocus"], ["textarea", "autofocus", "onfocus"],
  ["button", "autofocus", "onfocus"], ["details", "open", "ontoggle"], ["svg", "", "onload"], ["body", "", "onload"], ["body", "", "onpageshow"],
  ["iframe", "", "onload"], ["object", "data=x", "onerror"], ["embed", "src=x", "onload"], ["link", "rel=stylesheet href=x", "onerror"],
  ["style", "", "onload"], ["script", "src=x", "onerror"], ["marquee", "", "onstart"], ["p", "style=animation:x tabindex=1 autofocus", "onfocus"],
  ["xss", "tabindex=1 autofocus", "onfocus"], ["dialog", "open", "ontoggle"], ["source", "src=x", "onerror"], ["track", "src=x default", "onerror"],
];
const SHAPES = [
  (tag, attributes, handler) => `<${tag} ${attributes} ${handler}=${RUN}>`,
  (tag, attributes, handler) => `<${tag.toUpperCase()} ${attributes} ${handler.toUpperCase()}="${RUN}"></${tag}>`,
  (tag, attributes, handler) => `"><${tag} ${attributes} ${handler}='${RUN}'/>`,
  (tag, attributes, handler) => `</p></template></script><${tag}/${attributes.replace(/ /g, "/")}/${handler}=${RUN}>`,
  (tag, attributes, handler) => `&lt;${tag} ${attributes} ${handler}=${RUN}&gt;`,
];

const ADDRESSES = [
  `javascript:${RUN}`, `JaVaScRiPt:${RUN}`, `java\tscript:${RUN}`, `java\u0000script:${RUN}`, ` \u0001javascript:${RUN}`, `javascript&colon;${RUN}`,
  `&#106;avascript:${RUN}`, `&#x6A;avascript:${RUN}`, `data:text/html,<script>parent.${RUN}</script>`, `data:text/html;base64,PHNjcmlwdD5zdHJpa2UoKTwvc2NyaXB0Pg==`,
  `vbscript:${RUN}`, `javascript://%0a${RUN}`, `//x\njavascript:${RUN}`, `blob:${RUN}`, `view-source:javascript:${RUN}`,
];
const LINKS = [
  (to) => `<a href="${to}">县长</a>`, (to) => `[县长](${to})`, (to) => `[县长]: ${to}\n\n[县长]`, (to) => `![x](${to})`, (to) => `<${to}>`,
  (to) => `<iframe src="${to}"></iframe>`, (to) => `<form action="${to}"><button autofocus>x</button></form>`,
];

/** Markup that becomes something else when it is parsed again, SVG, templates, tricks with entities and encodings. */
const TRICKS = [
  `<script>${RUN}</script>`, `<script type=module>${RUN}</script>`, `<scr<script>ipt>${RUN}</scr</script>ipt>`, `<script>/*</script><script>*/${RUN}</script>`,
  `<svg><script>${RUN}</script></svg>`, `<svg><script href="data:,${RUN}"/></svg>`, `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`, `<svg><set onbegin=${RUN} attributename=x>`,
  `<svg><a><animate attributeName=href values="javascript:${RUN}" /><text x=20 y=20>县长</text></a></svg>`, `<svg><use href="data:image/svg+xml,<svg id='x'><script>${RUN}</script></svg>#x"/></svg>`,
  `<svg><foreignObject><img src=x onerror=${RUN}></foreignObject></svg>`, `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`, `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`, `<template><img src=x onerror=${RUN}></template>`,
  `<template shadowrootmode=open><script>${RUN}</script></template>`, `<div><template shadowrootmode=open><img src=x onerror=${RUN}></template></div>`, `<meeting-report><template shadowrootmode="open"><img src=x onerror=${RUN}></template></meeting-report>`,
  `<style>@import 'javascript:${RUN}'</style>`, `<style><img src="</style><img src=x onerror=${RUN}//">`, `<textarea></textarea><img src=x onerror=${RUN}>`, `<title></title><img src=x onerror=${RUN}>`,
  `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`, `<plaintext><img src=x onerror=${RUN}>`, `<![CDATA[><img src=x onerror=${RUN}>]]>`, `<!--><img src=x onerror=${RUN}>-->`, `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`, `<base href="javascript:/a/${RUN}//">`, `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`, `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe srcdoc='&lt;img src=x onerror=parent.${RUN}&gt;'></iframe>`, `<object data="data:text/html,<script>parent.${RUN}</script>">`, `<isindex action="javascript:${RUN}" type=image>`, `<a href=# onclick=${RUN} autofocus onfocus=${RUN}>x</a>`,
  `＜script＞${RUN}＜/script＞`, `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`, `%3Cscript%3E${RUN}%3C/script%3E`, `&#60;script&#62;${RUN}&#60;/script&#62;`, `&amp;lt;img src=x onerror=${RUN}&amp;gt;`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`, `<img src=x\u2028onerror=${RUN}>`, `<img\u000bsrc=x\u000conerror=${RUN}>`, `<img src=x on\u0000error=${RUN}>`, `<\u0000script>${RUN}</script>`, `<img src="x\` \`<script>${RUN}</script>"\` \`>`,
  `\${${RUN}}`, `{{constructor.constructor('${RUN}')()}}`, `#{${RUN}}`, `<%= ${RUN} %>`, `';${RUN};//`, `");${RUN};//`, `--></script><script>${RUN}</script>`, `]]><script>${RUN}</script>`, `\`-${RUN}-\``,
  `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${RUN}</x:script>`, `<select><template><script>${RUN}</script>`, `<table><td background=javascript:${RUN}>`, `<div style="background:url(javascript:${RUN})">`, `<div style=width:expression(${RUN})>`,
  `\`\`\`html\n<img src=x onerror=${RUN}>\n\`\`\``, `<details><summary>x</summary></details><img src=x onerror=${RUN}>`, `**<img src=x onerror=${RUN}>**`, `| <img src=x onerror=${RUN}> |\n|---|`, `- [ ] <img src=x onerror=${RUN}>`, `[x](<javascript:${RUN}>)`, `[x]('javascript:${RUN}')`, `<javascript:${RUN}>`, `[^1]: <img src=x onerror=${RUN}>`,
  `__proto__`, `constructor`, `hasOwnProperty`, `toString`,
];

export const PAYLOADS = [...new Set([
  ...HANDLERS.flatMap((given) => SHAPES.map((shape) => shape(...given))),
  ...ADDRESSES.flatMap((to, at) => LINKS.filter((_, which) => (at + which) % 2 === 0 || at < 2).map((link) => link(to))),
  ...TRICKS,
])];

/** A report of nothing but payloads, where the card would show them: as title, meeting, slogan, name, point, figure. */
export function report(payloads, lineBreaks = "\n") {
  const lines = payloads.map((words, at) => [
    `会议强调，要落实“${words}”要求。`, `会议听取了“${words}”情况。一要${words}。二要抓好${words}落实。`, `县长${words}出席并讲话，县委书记林若溪主持。`, `全县${words}产量${at}万吨，增长3%。`,
  ][at % 4]);
  return [`县政府召开“${payloads[0]}”工作会议`, "3月5日下午，全县农业工作会议召开。县委书记林若溪主持。", ...lines, `（记者 ${payloads[1] ?? ""}）`].join(lineBreaks);
}
