import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { plugin } from "../src/index.js";

const SECRET = "a key for this test alone";
const MESSAGE = { key: "m1-u1", to: "u1", title: "请办理", text: "东镇修路", facts: { user: "u1" } };
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
let status = 204;
const server = createServer((request, reply) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (part: string) => {
    body += part;
  });
  request.on("end", () => {
    received.push({ headers: request.headers, body });
    reply.writeHead(status, status === 302 ? { location: "http://127.0.0.1:1/" } : {}).end();
  });
});
await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
afterAll(() => server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;

async function deliver(settings: Record<string, string>): Promise<void> {
  const [webhook] = plugin.contributes.channels ?? [];
  if (webhook === undefined) throw new Error("nothing is contributed");
  await webhook.deliver(MESSAGE, settings);
}

test("the message arrives with a signature that its reader can verify, and with its key", async () => {
  await deliver({ url, secret: SECRET });
  const { headers, body } = received.at(-1) ?? { headers: {}, body: "" };
  expect(JSON.parse(body)).toEqual(MESSAGE);
  expect(headers["idempotency-key"]).toBe("m1-u1");
  const [, seconds = "", signature = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["zhili-signature"])) ?? [];
  expect(signature).toBe(createHmac("sha256", SECRET).update(`${seconds}.${body}`).digest("hex"));
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
});

test("an answer that is no yes is a failure, which the outbox tries again", async () => {
  for (const answer of [500, 404, 302]) {
    status = answer;
    await expect(deliver({ url, secret: SECRET })).rejects.toThrow();
  }
  status = 204;
});

test("nothing leaves without encryption or with a key that is too short", async () => {
  const before = received.length;
  await expect(deliver({ url: "http://example.org/hook", secret: SECRET })).rejects.toThrow("https");
  await expect(deliver({ url, secret: "short" })).rejects.toThrow("16");
  expect(received).toHaveLength(before);
});
