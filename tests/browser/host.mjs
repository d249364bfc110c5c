// A portal's server for one test: pages with their own headers and their own pace, and behind them the site under test.
import { createServer } from "node:http";
import { after } from "node:test";

const SITE = process.env.JIYAO_SITE;
const EAR = process.env.JIYAO_ENGINE === "webkit" ? '<script src="/test/ear.js"></script>' : "";

/** Headers of a strict portal. */
export const STRICT = {
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/**
 * Serves `routes` (path → `{ body, type, headers, wait, status }`, or a function of the request that gives such), and all
 * else from the site, without its headers. Pages are bare: what stands in `body` is put after `<head>`'s beginning.
 */
export function host(routes) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = request.url.split(/[?#]/)[0];
    asked.push(path);
    const given = routes[path] ?? routes[`*${path.slice(path.lastIndexOf("."))}`];
    let answer = typeof given === "function" ? given(request) : given;
    if (answer?.wait) await answer.wait;
    if (!answer || answer.body == null) {
      const from = await fetch(SITE + path);
      answer = { ...answer, status: answer?.status ?? from.status, type: from.headers.get("content-type"), body: Buffer.from(await from.arrayBuffer()) };
    }
    const { status = 200, type = "text/html; charset=utf-8", headers = {}, body } = answer;
    response.writeHead(status, { "content-type": type, "cache-control": "no-cache", ...headers });
    response.end(body);
  });
  after(() => (server.closeAllConnections(), server.close()));
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${server.address().port}`, asked, routes }));
  });
}

/** A page: what stands in its head, what stands in its body. */
export function page(head, body, { lang = "zh-Hans", attributes = "", headers = {} } = {}) {
  const html = `<!doctype html>\n<html lang="${lang}" ${attributes}>\n<head>${EAR}<meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${head}</head>\n<body>\n${body}\n</body>\n</html>\n`;
  return { body: html, headers };
}

export const SCRIPT = '<script type="module" src="/element/define.js"></script>';
export const WITNESS = '<script src="/test/witness.js"></script>';

/** An article of invented people, as portals mark it up. */
export const ARTICLE = `<article id="report">
<h1>枫桥县召开春季生产工作会议</h1>
<p>3月5日下午，枫桥县春季生产工作会议在县<b>农业服务中心</b>召开。县委书记林若溪出席并讲话，县委副书记、县长<em>周怀瑾</em>主持。</p>
<p>林若溪强调，一要抢抓农时。全县早稻播种面积要达到12.8万亩，增长3.5%。二要备足农资。三要防灾减灾。</p>
<p>周怀瑾要求，各乡镇要迅速行动。（记者 何以宁）</p>
</article>`;

/** A report of some 3,000 characters. */
export const LONG = `<article id="report"><h1>枫桥县召开春季生产工作会议</h1>${Array.from({ length: 16 }, (_, at) => `
<p>3月${at + 1}日下午，枫桥县第${at + 1}次春季生产工作会议在县农业服务中心召开。县委书记林若溪出席并讲话，县委副书记、县长周怀瑾主持，副县长何以宁通报情况。林若溪强调，一要抢抓农时，全县早稻播种面积要达到${at + 12}.8万亩，增长3.${at}%。二要备足农资，化肥储备不少于${at + 3}500吨。三要防灾减灾，确保群众生命财产安全。周怀瑾要求，各乡镇要迅速行动，把任务落实到村到户。</p>`).join("")}
</article>`;

/** In the page: what the element has come to. */
export const settled = () => {
  const element = document.querySelector("meeting-report");
  return ["ready", "error"].find((state) => element?.matches(`:state(${state})`));
};
