import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "@zhili/contracts";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Caller, signIn } from "./caller.js";
import { passwordOf } from "./give-passwords.js";
import { useLeaving } from "./leaving.js";
import { COUNTY, WRITER, writeNotesPack } from "./notes-pack.js";
import { prepareData } from "./prepare-data.js";
import { publishNotes } from "./publish-notes.js";
import { ADMIN_PASSWORD, startServer } from "./start-server.js";
import { ownFolder } from "./stores.js";

const A_SECOND = 200;
/** Milliseconds of load before, between and after the publications. */
const BETWEEN = 3_000;
/** More are not asked at the same time: a server that can't keep up makes the load wait. */
const AT_ONCE = 400;
/** Sessions that share the load, since each may ask only so often. */
const SESSIONS = 20;
const EDITIONS = [1, 2, 3];

interface Seen {
  readonly revision: string;
  readonly what: "configuration" | "note";
  readonly mark: number;
  readonly answer: Answer;
}

describe("publishing while two hundred requests come in each second", () => {
  const leaving = useLeaving();
  const editionOf = new Map<string, number>();
  const seen: Seen[] = [];
  let sent = 0;

  beforeAll(async () => {
    const place = await ownFolder();
    leaving(() => place.dispose());
    await prepareData(place, { shipped: ["base"], packs: [await writeNotesPack(join(place.folder, "notes"))], people: [WRITER] });
    const server = await startServer(place);
    leaving(() => server.stop());
    const admin = await signIn(server.url, "admin", ADMIN_PASSWORD);
    const writers: Caller[] = [];
    for (let one = 0; one < SESSIONS; one++) writers.push(await signIn(server.url, WRITER, passwordOf(WRITER)));
    editionOf.set(await revisionOf(admin), 0);

    let over = false;
    const load = sendUntil(() => over, writers, seen);
    for (const edition of EDITIONS) {
      await pause(BETWEEN);
      editionOf.set(await publishNotes(admin, edition), edition);
    }
    await pause(BETWEEN);
    over = true;
    sent = await load;
  }, 600_000);

  it("answers every request, and every answer names a revision that was published", () => {
    expect(seen).toHaveLength(sent);
    expect(sent).toBeGreaterThan(A_SECOND);
    expect([...new Set(seen.map(({ revision }) => editionOf.get(revision)))].sort()).toEqual([0, ...EDITIONS]);
  });

  it("shows in each answer the whole of the revision that it names, and nothing of another", () => {
    for (const { answer, revision, what, mark } of seen) {
      const edition = editionOf.get(revision);
      if (what === "configuration") {
        expect(answer.body.revision).toBe(revision);
        const { title, schema } = (answer.body.recordTypes as Record<string, JsonObject>)["notes:note"] ?? {};
        expect(title).toBe(`便条${edition}`);
        expect(JSON.stringify(schema)).toContain(`"m${edition}"`);
        for (const other of [0, ...EDITIONS].filter((one) => one !== edition)) expect(JSON.stringify(schema)).not.toContain(`"m${other}"`);
      } else if (mark === edition) {
        expect(answer.status, answer.text).toBe(201);
        expect(answer.body.title).toBe(`第${edition}版 m${edition}`);
      } else {
        expect([answer.status, answer.body.code], answer.text).toEqual([422, "RECORD_INVALID"]);
      }
    }
  });

  it("met all of it: notes taken and notes refused under each edition", () => {
    for (const edition of [0, ...EDITIONS]) {
      const under = seen.filter(({ revision }) => editionOf.get(revision) === edition);
      expect(new Set(under.map(({ answer }) => answer.status)), String(edition)).toEqual(new Set([200, 201, 422]));
    }
  });
});

/** Sends two hundred requests each second until it is over; answers how many, once all are answered. */
async function sendUntil(over: () => boolean, writers: readonly Caller[], seen: Seen[]): Promise<number> {
  const open = new Set<Promise<void>>();
  let number = 0;
  for (let due = performance.now(); !over(); due = Math.max(due + 1000 / A_SECOND, performance.now() - 1000)) {
    if (due > performance.now()) await pause(due - performance.now());
    while (open.size >= AT_ONCE) await Promise.race(open);
    const writer = writers[number % writers.length];
    if (writer === undefined) throw new Error("nobody writes");
    const asked: Promise<void> = ask(writer, number++, seen).finally(() => open.delete(asked));
    open.add(asked);
  }
  await Promise.all(open);
  return number;
}

/** One request of the load: every second reads the configuration, the others write a note of each edition in turn. */
async function ask(writer: Caller, number: number, seen: Seen[]): Promise<void> {
  const mark = Math.floor(number / 2) % (EDITIONS.length + 1);
  const what = number % 2 === 0 ? "configuration" : "note";
  const answer =
    what === "configuration" ? await writer.get("/configuration") : await writer.post("/records/notes/note", { orgUnit: COUNTY, data: { mark: `m${mark}` } });
  seen.push({ what, mark, answer, revision: answer.headers.get("x-zhili-revision") ?? "" });
}

async function revisionOf(admin: Caller): Promise<string> {
  return String((await admin.must("GET", "/configuration")).revision);
}
