import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, signIn } from "./caller.js";
import { passwordOf } from "./give-passwords.js";
import { useLeaving } from "./leaving.js";
import { COUNTY, WRITER, writeNotesPack } from "./notes-pack.js";
import { prepareData } from "./prepare-data.js";
import { publishNotes } from "./publish-notes.js";
import { ADMIN_PASSWORD, startServer } from "./start-server.js";
import { ownDatabase } from "./stores.js";

describe("what one server publishes", () => {
  const leaving = useLeaving();
  let admin: Caller;
  /** A writer at the other server. */
  let writer: Caller;

  beforeAll(async () => {
    const place = await ownDatabase();
    leaving(() => place.dispose());
    await prepareData(place, { shipped: ["base"], packs: [await writeNotesPack(join(place.folder, "notes"))], people: [WRITER] });
    const first = await startServer(place);
    leaving(() => first.stop());
    const second = await startServer(place);
    leaving(() => second.stop());
    admin = await signIn(first.url, "admin", ADMIN_PASSWORD);
    writer = await signIn(second.url, WRITER, passwordOf(WRITER));
  }, 300_000);

  it("is in force on the others within seconds, forwards and back again", async () => {
    const write = (edition: number) => writer.post("/records/notes/note", { orgUnit: COUNTY, data: { mark: `m${edition}` } });
    expect((await write(0)).status).toBe(201);
    for (const edition of [1, 0]) {
      const revision = await publishNotes(admin, edition);
      await expect.poll(async () => (await writer.get("/configuration")).body.revision, { timeout: 60_000, interval: 200 }).toBe(revision);
      expect((await write(edition)).body.title).toBe(`第${edition}版 m${edition}`);
      expect((await write(1 - edition)).status).toBe(422);
    }
  });
});
