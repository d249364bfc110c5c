// A server of a test's own between browser and site, that can die, lose files, and bring a new version.
import { createServer } from "node:http";
import { after } from "node:test";

/** Starts one. */
export async function relay(port = 0) {
  let newer = false;
  let lost = null;
  const server = createServer(async (request, response) => {
    if (lost?.test(request.url)) return void response.writeHead(404).end();
    const answer = await fetch(process.env.JIYAO_SITE + request.url, { method: request.method });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !/^(connection|content-length|transfer-encoding)$/.test(name)));
    let body = Buffer.from(await answer.arrayBuffer());
    if (newer && request.url === "/sw.js") body = Buffer.concat([body, Buffer.from("\n// newer")]);
    response.writeHead(answer.status, headers).end(body);
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  after(() => (server.closeAllConnections(), server.close()));
  return {
    port: server.address().port,
    address: `http://127.0.0.1:${server.address().port}`,
    renew: () => (newer = true),
    lose: (pattern) => (lost = pattern),
    die: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}
