import { afterAll, beforeAll, expect, test } from "vitest";
import { type Door, multipart, openDoor, type Visitor } from "./office-door.js";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

let door: Door;
let east: Visitor;
beforeAll(async () => {
  door = await openDoor();
  east = await door.signIn("east");
});
afterAll(() => door.close());

async function upload(name: string, content: Uint8Array | string, target = "office:matter/photo", visitor = east) {
  const { payload, headers } = multipart(name, content, "image/png");
  return visitor.ask("POST", `/attachments?for=${encodeURIComponent(target)}`, payload, headers);
}
const kept = () => door.office.platform.store.count("attachments", {});

test("a picture is kept and shown to its sender, with its own name and no more than that", async () => {
  const sent = await upload("现场 “照片”;a=b.png", PNG);
  expect(sent.statusCode).toBe(201);
  expect(sent.json()).toEqual({ id: expect.any(String), name: "现场 “照片”;a=b.png", type: "image/png", size: PNG.length });
  const { id } = sent.json<{ id: string }>();
  const got = await east.ask("GET", `/attachments/${id}`);
  expect(got.rawPayload).toEqual(PNG);
  expect(got.headers).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff", "cache-control": "private, no-cache" });
  const disposition = String(got.headers["content-disposition"]);
  expect(disposition).toMatch(/^inline; filename="[\w.\- ]+"; filename\*=UTF-8''[\w.%-]+$/);
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe("现场 “照片”;a=b.png");
  expect(got.headers["content-security-policy"]).toContain("default-src 'none'");
  expect((await east.ask("GET", `/attachments/${id}`, undefined, { "if-none-match": String(got.headers.etag) })).statusCode).toBe(304);
});

test("a name that tries to leave its folder or to break the header is made harmless", async () => {
  const { payload, headers } = multipart("../../etc/pass%0d%0aset-cookie: x=1.png", PNG);
  const sent = await east.ask("POST", "/attachments?for=office:matter/photo", payload, headers);
  expect(sent.json<{ name: string }>().name).not.toMatch(/[/\\\r\n]/);
  const got = await east.ask("GET", `/attachments/${sent.json<{ id: string }>().id}`);
  expect(String(got.headers["content-disposition"])).not.toMatch(/[\r\n]/);
  expect(got.headers["set-cookie"]).toBeUndefined();
});

test("what a browser would not show in safety is offered for download only", async () => {
  const sent = await upload("名单.csv", "姓名,次数\n张三,5\n", "office:matter/papers");
  const got = await east.ask("GET", `/attachments/${sent.json<{ id: string }>().id}`);
  expect(String(got.headers["content-disposition"])).toMatch(/^attachment; /);
  expect(String(got.headers["content-type"])).toMatch(/^text\/csv/);
});

test.each([
  ["a page that calls itself a picture", "photo.png", "<!doctype html><script>alert(1)</script>", "office:matter/photo", "ATTACHMENT_DISGUISED", 415],
  ["a PDF that calls itself a picture", "photo.png", PDF, "office:matter/photo", "ATTACHMENT_DISGUISED", 415],
  ["a kind that the field does not take", "a.pdf", PDF, "office:matter/photo", "ATTACHMENT_TYPE_REFUSED", 415],
  [
    "a drawing that could run scripts",
    "a.svg",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
    "office:matter/photo",
    "ATTACHMENT_TYPE_REFUSED",
    415,
  ],
  ["a file larger than the field takes", "a.png", Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]), "office:matter/photo", "ATTACHMENT_TOO_LARGE", 413],
  ["an empty file", "a.png", "", "office:matter/photo", "ATTACHMENT_EMPTY", 422],
  ["a field that holds no files", "a.png", PNG, "office:matter/name", "ATTACHMENT_FIELD_UNKNOWN", 422],
  ["a record type that is not there", "a.png", PNG, "office:nothing/photo", "DEFINITION_UNKNOWN", 404],
])("%s is refused and nothing is kept", async (_case, name, content, target, code, status) => {
  const before = await kept();
  expect((await upload(name, content, target)).json()).toMatchObject({ code, status });
  expect(await kept()).toBe(before);
});

test("a request without a file, and one that is not multipart, are refused with what to do", async () => {
  expect((await east.ask("POST", "/attachments", { file: "x" })).json()).toMatchObject({ code: "REQUEST_FILE_MISSING", status: 400 });
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  expect((await east.ask("POST", "/attachments", Buffer.from("--x--\r\n"), headers)).json()).toMatchObject({ code: "REQUEST_FILE_MISSING", status: 400 });
});

test("a file is read by its sender and by those who may read the record that refers to it, by nobody else", async () => {
  const { id } = (await upload("现场.png", PNG)).json<{ id: string }>();
  const [lou, west, sue] = [await door.signIn("lou"), await door.signIn("west"), await door.signIn("sue")];
  expect((await lou.ask("GET", `/attachments/${id}`)).json()).toMatchObject({ code: "ATTACHMENT_NOT_FOUND", status: 404 });
  const record = (await east.ask("POST", "/records/office/matter", { orgUnit: "t1", data: { name: "修路", photo: id } })).json<{ id: string }>();
  expect((await lou.ask("GET", `/attachments/${id}`)).rawPayload).toEqual(PNG);
  expect((await lou.ask("GET", `/attachments/${id}?record=office:matter/${record.id}`)).statusCode).toBe(200);
  expect((await lou.ask("GET", `/attachments/${id}?record=office:matter/other`)).statusCode).toBe(404);
  for (const visitor of [west, sue, door.stranger])
    expect((await visitor.ask("GET", `/attachments/${id}`)).json()).toMatchObject({ code: "ATTACHMENT_NOT_FOUND", status: 404 });
});

test("strangers and requests without the token against other sites can't upload", async () => {
  expect((await upload("a.png", PNG, undefined, door.stranger)).json()).toMatchObject({ code: "SIGN_IN_NEEDED", status: 401 });
  const { payload, headers } = multipart("a.png", PNG);
  const answer = await door.stranger.ask("POST", "/attachments", payload, { ...headers, cookie: east.cookie });
  expect(answer.json()).toMatchObject({ code: "REQUEST_CSRF_MISSING", status: 403 });
});

test("thirty megabytes over a real connection are refused before they are kept", async () => {
  const address = await door.app.listen({ port: 0, host: "127.0.0.1" });
  const body = new FormData();
  body.append("file", new Blob([PNG, Buffer.alloc(30 * 1024 * 1024)]), "a.png");
  const headers = { cookie: east.cookie, "x-csrf-token": east.csrf };
  const answer = await fetch(`${address}/api/v1/attachments`, { method: "POST", body, headers });
  expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({ status: 413, code: "ATTACHMENT_TOO_LARGE" });
});
