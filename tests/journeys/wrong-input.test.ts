import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "@zhili/contracts";
import { openStore } from "@zhili/store";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, Caller } from "./caller.js";
import { useLeaving } from "./leaving.js";
import { shippedBook } from "./shipped-book.js";
import { type OwnPlace, STORES } from "./stores.js";
import { openStage, type Stage } from "./story.js";

const HAN = /\p{Script=Han}/u;
/** Where looks and refusals are written down, and what signing in leaves. */
const NOT_DATA = new Set(["audit", "chain-heads", "sessions", "sign-in-attempts"]);

interface Wrong {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** Code of an issue, and where it points. */
  readonly issue?: { readonly code?: string; readonly path: string };
  ask(stage: Stage, caller: Caller, language: Record<string, string>): Promise<Answer>;
}

const PEOPLE = "/records/base/person";
const SLIPS = "/records/resettlement/redemption";
const CLAIMS = "/records/resettlement/point-claim";
const EVIDENCE = "/attachments?for=resettlement:point-claim/evidence";
const PROGRAM = new Uint8Array(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600, 1)]));
const household = (stage: Stage) => stage.run.record("household").id;
const raw = async (caller: Caller, body: string, language: Record<string, string>): Promise<Answer> =>
  caller.call("POST", PEOPLE, { text: body, headers: language });

const WRONG: readonly Wrong[] = [
  {
    title: "an id number whose check digit is wrong",
    status: 422,
    code: "RECORD_INVALID",
    issue: { path: "/idNumber" },
    ask: (_stage, caller, headers) => caller.post(PEOPLE, { orgUnit: "site", data: { name: "样本", idNumber: "519999198306020175" } }, headers),
  },
  {
    title: "a version that others have changed meanwhile",
    status: 409,
    code: "RECORD_STALE",
    ask: async (stage, caller, headers) =>
      caller.call("PATCH", `/records/base/household/${household(stage)}`, { body: { data: { size: 9 } }, headers: { ...headers, "if-match": '"99"' } }),
  },
  {
    title: "a change that does not say which version it is of",
    status: 428,
    code: "REQUEST_VERSION_NEEDED",
    ask: (stage, caller, headers) => caller.call("PATCH", `/records/base/household/${household(stage)}`, { body: { data: { size: 9 } }, headers }),
  },
  {
    title: "a person at somebody else's place",
    status: 403,
    code: "ACCESS_DENIED",
    ask: (_stage, caller, headers) => caller.post(PEOPLE, { orgUnit: "origin-village", data: { name: "样本" } }, headers),
  },
  {
    title: "a field that reaches for prototypes",
    status: 400,
    code: "REQUEST_FORBIDDEN_KEYS",
    ask: (_stage, caller, headers) => raw(caller, '{"orgUnit":"site","data":{"name":"样本","__proto__":{"admin":true}}}', headers),
  },
  {
    title: "a field called constructor with a prototype",
    status: 400,
    code: "REQUEST_FORBIDDEN_KEYS",
    ask: (_stage, caller, headers) => raw(caller, '{"orgUnit":"site","data":{"name":"样本","constructor":{"prototype":{"admin":true}}}}', headers),
  },
  {
    title: "a filter that reaches for prototypes",
    status: 400,
    code: "REQUEST_FORBIDDEN_KEYS",
    ask: (_stage, caller, headers) => caller.get(`${SLIPS}?filter[__proto__]=1`, { headers }),
  },
  {
    title: "an operator in a filter that nobody knows",
    status: 400,
    code: "FILTER_REFUSED",
    ask: (_stage, caller, headers) => caller.get(`${SLIPS}?filter[no][$where]=1`, { headers }),
  },
  {
    title: "an operator where a value belongs",
    status: 422,
    code: "RECORD_INVALID",
    issue: { path: "/name" },
    ask: (_stage, caller, headers) => caller.post(PEOPLE, { orgUnit: "site", data: { name: { $gt: "" } } }, headers),
  },
  {
    title: "an operator where a user name belongs",
    status: 400,
    code: "REQUEST_INVALID",
    ask: (stage, _caller, headers) => new Caller(stage.url).post("/session", { username: { $ne: "" }, password: { $ne: "" } }, headers),
  },
  {
    title: "a file that is larger than its field takes",
    status: 413,
    code: "ATTACHMENT_TOO_LARGE",
    ask: (_stage, caller, headers) => caller.call("POST", EVIDENCE, { file: { name: "照片.png", content: pngOf(10 * 1024 * 1024 + 1) }, headers }),
  },
  {
    title: "a program that calls itself a picture",
    status: 415,
    code: "ATTACHMENT_DISGUISED",
    ask: (_stage, caller, headers) => caller.call("POST", EVIDENCE, { file: { name: "photo.png", content: PROGRAM }, headers }),
  },
  {
    title: "a file that was never uploaded",
    status: 422,
    code: "RECORD_INVALID",
    issue: { code: "ATTACHMENT_NOT_THERE", path: "/evidence/0" },
    ask: (stage, caller, headers) =>
      caller.post(CLAIMS, { data: { household: household(stage), rule: "night-patrol", deedDate: "2026-03-04", evidence: ["no-such-file"] } }, headers),
  },
  {
    title: "10 MB of JSON",
    status: 413,
    code: "REQUEST_TOO_LARGE",
    ask: (_stage, caller, headers) => raw(caller, JSON.stringify({ orgUnit: "site", data: { name: "样".repeat(3_500_000) } }), headers),
  },
  {
    title: "something that is not JSON",
    status: 400,
    code: "REQUEST_NOT_JSON",
    ask: (_stage, caller, headers) => raw(caller, '{"orgUnit":', headers),
  },
  {
    title: "a place that is not there",
    status: 404,
    code: "REQUEST_ROUTE_UNKNOWN",
    ask: (_stage, caller, headers) => caller.post("/recordz", {}, headers),
  },
  {
    title: "a kind of record that no pack has",
    status: 404,
    code: "DEFINITION_UNKNOWN",
    ask: (_stage, caller, headers) => caller.post("/records/base/persons", { data: {} }, headers),
  },
];

/** Bytes that begin as a picture does. */
function pngOf(size: number): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(size);
  content.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return content;
}

/** Everything that is stored, as lines: documents and kept files. */
async function everything(store: Store, folder: string): Promise<string> {
  const names = (await store.listCollections()).filter((name) => !NOT_DATA.has(name));
  const files = await readdir(join(folder, "attachments"), { recursive: true, withFileTypes: true }).catch(() => []);
  const lines = files.filter((entry) => entry.isFile()).map(({ name }) => name);
  for await (const line of store.exportNdjson(names)) lines.push(line);
  return lines.join("\n");
}

describe.each(STORES)("wrong input on $name", ({ open }) => {
  const leaving = useLeaving();
  let place: OwnPlace;
  let store: Store;
  let stage: Stage;
  let secretary: Caller;

  beforeAll(async () => {
    place = await open();
    leaving(() => place.dispose());
    store = await openStore(place);
    leaving(() => store.close());
    stage = await openStage(store, await shippedBook(), "resettlement:s6-points-to-goods", place.folder);
    leaving(() => stage.close());
    secretary = await stage.callerOf("secretary");
  }, 300_000);

  it.each(WRONG)("$title is refused in both languages and changes nothing", async ({ status, code, issue, ask }) => {
    const before = await everything(store, place.folder);
    const chinese = await ask(stage, secretary, { "accept-language": "zh-CN" });
    const english = await ask(stage, secretary, { "accept-language": "en" });
    for (const { status: given, body, headers } of [chinese, english]) {
      expect({ status: given, code: body.code }).toEqual({ status, code });
      expect(headers.get("content-type")).toContain("application/problem+json");
      if (issue !== undefined) expect(body.issues).toEqual(expect.arrayContaining([expect.objectContaining(issue)]));
    }
    expect(String(chinese.body.detail)).toMatch(HAN);
    expect(String(english.body.detail)).not.toMatch(HAN);
    expect(await everything(store, place.folder)).toBe(before);
  });
});
