import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@zhili/contracts";
import { type Attachment, getAttachment, putAttachment, type RequestContext, submitForm, updateRecord } from "@zhili/platform";
import { afterEach, beforeEach, expect, test } from "vitest";
import { safeFileName } from "../../src/attachments/file-name.js";
import { bytesOf } from "../../src/attachments/size-text.js";
import { COUNTY, type Office, openOffice, person, TOWNS } from "../office/open-office.js";

const [EAST, WEST] = TOWNS as [(typeof TOWNS)[number], (typeof TOWNS)[number]];
const MATTER = {
  id: "matter",
  title: "事项",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称" },
      photo: { type: "string", title: "照片", format: "attachment", accept: ["image/*"], maxSize: "1KB" },
      papers: { type: "array", title: "材料", items: { type: "string", format: "attachment", accept: ["application/pdf", "text/plain"] } },
      steps: { type: "array", title: "步骤", items: { type: "object", properties: { file: { type: "string", title: "附件", format: "attachment" } } } },
    },
  },
};
/** Reads matters without their photos. */
const BLIND = { id: "blind", title: "不看照片", rules: [{ id: "r", actions: ["read"], subjects: ["record-type/matter"], fields: ["name", "papers"] }] };

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

let folder: string;
let office: Office;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhili-files-"));
  office = await openOffice({ folder, more: { "record-types/matter.json": MATTER, "roles/blind.json": BLIND } });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces(bytes: Uint8Array, size = 100): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const east = () => office.as(person("east", ["clerk", EAST]));
const put = (name: string, bytes: Uint8Array | string, place?: string): Promise<Attachment> =>
  putAttachment(office.platform, east(), { name, content: pieces(Buffer.from(bytes)), ...(place === undefined ? {} : { for: place }) });

test("a file is kept under its hash, whole, and nothing is left of the way there", async () => {
  const kept = await put("现场.png", PNG, "office:matter/photo");
  expect(kept).toMatchObject({ name: "现场.png", type: "image/png", size: PNG.length, uploadedBy: "east" });
  expect(await readFile(join(folder, "attachments", kept.sha256.slice(0, 2), kept.sha256))).toEqual(PNG);
  expect(await readdir(join(folder, "attachments", "incoming"))).toEqual([]);
  const { file, inline } = await getAttachment(office.platform, east(), { id: kept.id });
  expect(await readFile(file)).toEqual(PNG);
  expect(inline).toBe(true);
});

test.each([
  ["photo.png", PDF, undefined, "ATTACHMENT_DISGUISED"],
  ["photo.jpg", PNG, undefined, "ATTACHMENT_DISGUISED"],
  ["page.txt", "<!doctype html><script>alert(1)</script>", undefined, "ATTACHMENT_DISGUISED"],
  ["page.csv", "  <svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", undefined, "ATTACHMENT_DISGUISED"],
  ["drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", undefined, "ATTACHMENT_TYPE_REFUSED"],
  ["drawing.svg", "<?xml version='1.0'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg'/>", "office:matter/photo", "ATTACHMENT_TYPE_REFUSED"],
  ["page.html", "<html></html>", undefined, "ATTACHMENT_TYPE_REFUSED"],
  ["tool.exe", "MZ\u0000\u0000", undefined, "ATTACHMENT_DISGUISED"],
  ["noextension", PNG, undefined, "ATTACHMENT_DISGUISED"],
  ["a.pdf", PDF, "office:matter/photo", "ATTACHMENT_TYPE_REFUSED"],
  ["a.png", Buffer.concat([PNG, Buffer.alloc(2000)]), "office:matter/photo", "ATTACHMENT_TOO_LARGE"],
  ["a.txt", "", undefined, "ATTACHMENT_EMPTY"],
  ["a.png", PNG, "office:matter/name", "ATTACHMENT_FIELD_UNKNOWN"],
  ["a.png", PNG, "office:nothing/photo", "DEFINITION_UNKNOWN"],
])("%s is refused when it is not what it says or not what the field takes (%#)", async (name, bytes, place, code) => {
  await expect(put(name, bytes, place)).rejects.toMatchObject({ code });
  const left = await readdir(join(folder, "attachments", "incoming")).catch(() => []);
  expect(left).toEqual([]);
  expect(await office.platform.store.count("attachments", {})).toBe(0);
});

test("texts of either encoding are texts", async () => {
  expect((await put("名单.csv", "姓名,积分\n张三,5\n")).type).toBe("text/csv");
  expect((await put("old.txt", Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a]))).type).toBe("text/plain");
});

test("whoever may read the field of the record that refers to it may read the file, and nobody else", async () => {
  const { platform, as, system } = office;
  const photo = await put("a.png", PNG, "office:matter/photo");
  const paper = await put("b.pdf", PDF, "office:matter/papers");
  const nested = await put("c.txt", "text", "office:matter/steps.file");
  const west = as(person("west", ["clerk", WEST]));
  const county = as(person("county", ["clerk", COUNTY]));
  const blind = as(person("blind", ["blind", COUNTY]));
  const missing = { code: "ATTACHMENT_NOT_FOUND" };
  await expect(getAttachment(platform, county, { id: photo.id })).rejects.toMatchObject(missing);
  const data = { name: "修路", photo: photo.id, papers: [paper.id], steps: [{ file: nested.id }] };
  const record = await submitForm(platform, system, { type: "office:matter", orgUnit: "t1", data, byEffect: true });
  for (const { id } of [photo, paper]) await expect(getAttachment(platform, county, { id })).resolves.toBeDefined();
  const referrer = { recordType: "office:matter", id: record.id };
  await expect(getAttachment(platform, county, { id: nested.id, referrer })).resolves.toBeDefined();
  await expect(getAttachment(platform, county, { id: nested.id })).rejects.toMatchObject(missing);
  await expect(getAttachment(platform, west, { id: photo.id, referrer })).rejects.toMatchObject(missing);
  await expect(getAttachment(platform, office.nobody, { id: photo.id })).rejects.toMatchObject(missing);
  await expect(getAttachment(platform, blind, { id: photo.id })).rejects.toMatchObject(missing);
  await expect(getAttachment(platform, blind, { id: paper.id })).resolves.toBeDefined();
  const other = await submitForm(platform, system, { type: "office:matter", orgUnit: "t1", data: { name: "别的" }, byEffect: true });
  await expect(getAttachment(platform, county, { id: nested.id, referrer: { ...referrer, id: other.id } })).rejects.toMatchObject(missing);
});

test("a person refers only to files that were uploaded, are theirs to see and are what the field takes; what is there already stays", async () => {
  const { platform, as } = office;
  const photo = await put("a.png", PNG, "office:matter/photo");
  const paper = await put("b.pdf", PDF, "office:matter/papers");
  const west = as(person("west", ["clerk", WEST]));
  const make = (context: RequestContext, orgUnit: string, data: JsonObject) =>
    submitForm(platform, context, { type: "office:matter", orgUnit, data: { name: "修路", ...data } });
  const notThere = (path: string) => ({ code: "RECORD_INVALID", issues: [{ code: "ATTACHMENT_NOT_THERE", path }] });
  await expect(make(east(), "t1", { photo: "no-such-file" })).rejects.toMatchObject(notThere("/photo"));
  await expect(make(west, "t2", { photo: photo.id })).rejects.toMatchObject(notThere("/photo"));
  await expect(make(east(), "t1", { photo: paper.id })).rejects.toMatchObject(notThere("/photo"));
  await expect(make(east(), "t1", { steps: [{}, { file: "no-such-file" }] })).rejects.toMatchObject(notThere("/steps/1/file"));
  const made = await make(east(), "t1", { photo: photo.id, papers: [paper.id] });
  const change = { type: "office:matter", id: made.id, version: 1 };
  await expect(updateRecord(platform, east(), { ...change, data: { papers: [paper.id, "no-such-file"] } })).rejects.toMatchObject(notThere("/papers/1"));
  const county = as(person("county", ["clerk", COUNTY]));
  const other = await putAttachment(platform, county, { name: "c.pdf", content: pieces(PDF), for: "office:matter/papers" });
  await expect(updateRecord(platform, county, { ...change, data: { papers: [paper.id, other.id] } })).resolves.toMatchObject({ version: 2 });
  await expect(updateRecord(platform, east(), { ...change, version: 2, data: { papers: [other.id] } })).resolves.toMatchObject({ version: 3 });
});

test("names lose paths, control and direction characters", () => {
  expect(safeFileName("../../etc/passwd.txt")).toBe("passwd.txt");
  expect(safeFileName("C:\\a\\报告.pdf")).toBe("报告.pdf");
  expect(safeFileName("in\u202evoice\r\n.pdf")).toBe("invoice.pdf");
  expect(safeFileName("...")).toBe("file");
  expect([...safeFileName(`${"长".repeat(300)}.docx`)]).toHaveLength(120);
});

test("bounds are read with their unit", () => {
  expect([bytesOf("10MB"), bytesOf("1 kb"), bytesOf("5"), bytesOf("much")]).toEqual([10 * 1024 * 1024, 1024, 5, undefined]);
});
