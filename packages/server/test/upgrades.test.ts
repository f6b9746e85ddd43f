import { MOST_ARCHIVE_BYTES, packArchive } from "@zhili/platform";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { archiveOf } from "../../platform/test/archives/hostile-archive.js";
import { packFiles } from "../../platform/test/office/open-office.js";
import { type Door, MATTER, openDoor, type Visitor } from "./office-door.js";

let door: Door;
let admin: Visitor;
beforeEach(async () => {
  door = await openDoor();
  admin = await door.signIn("admin");
});
afterEach(() => door.close());

const GZIP = { "content-type": "application/gzip" };

/** The archive of the office's pack in another version. */
async function newer(manifest: object = {}, title = "新版事项"): Promise<Buffer> {
  const files = packFiles({ "record-types/matter.json": { ...MATTER, title } });
  const shown = { ...(JSON.parse(files["package.json"] ?? "") as object), version: "1.1.0", ...manifest };
  return Buffer.from(await packArchive("package", { ...files, "package.json": JSON.stringify(shown) }));
}

const upload = (who: Visitor, bytes: Buffer, headers: Record<string, string> = GZIP) =>
  who.ask("POST", "/configuration/upgrades?name=office-1.1.0.tgz", bytes, headers);

async function counts(): Promise<Record<string, number>> {
  const { store } = door.office.platform;
  const found: Record<string, number> = {};
  for (const name of await store.listCollections()) if (name !== "sessions") found[name] = await store.count(name, {});
  return found;
}

describe("the archive of a newer version over HTTP", () => {
  test("becomes a draft with its conflicts, is audited, and is in force once it is published", async () => {
    const id = (await admin.ask("POST", "/drafts", { title: "本县" })).json<{ id: string }>().id;
    const place = `/drafts/${id}/definitions/office/record-type/matter`;
    await admin.ask("PUT", place, { definition: { ...MATTER, title: "本县事项" } }, { "if-match": '"1"' });
    expect((await admin.ask("POST", `/drafts/${id}/publish`, { message: "改名" }, { "if-match": '"2"' })).statusCode).toBe(201);

    const patch = await admin.ask("GET", "/configuration/changes/office");
    expect(patch.headers["content-type"]).toContain("application/json-patch+json");
    expect(patch.json()).toEqual([{ op: "replace", path: "/record-types~1matter.json/title", value: "本县事项" }]);
    expect((await admin.ask("GET", "/configuration/changes/nothing")).json()).toMatchObject({ code: "PACK_UNKNOWN" });

    const answer = await upload(admin, await newer());
    expect([answer.statusCode, answer.headers.etag]).toEqual([201, '"1"']);
    const draft = answer.json<{ id: string; conflicts: { id: string }[] }>();
    expect(draft).toMatchObject({
      upgrade: { pack: "office", from: "1.0.0", to: "1.1.0" },
      open: 1,
      conflicts: [{ path: "/title", ours: "本县事项", theirs: "新版事项" }],
    });
    expect((await admin.ask("GET", `/drafts/${draft.id}`)).json()).toMatchObject({ upgrade: { to: "1.1.0" } });
    expect(await door.office.platform.store.count("audit", { action: "draft.upgrade" })).toBe(1);
    const plan = (await admin.ask("GET", `/drafts/${draft.id}/plan`)).json();
    expect(plan).toMatchObject({
      added: [],
      withdrawn: [],
      changes: expect.arrayContaining([
        expect.objectContaining({ path: "/version", before: "1.0.0", value: "1.1.0" }),
        expect.objectContaining({ definition: "office:role/looker", operation: "remove" }),
      ]),
    });
    expect((await door.stranger.ask("GET", `/drafts/${draft.id}/plan`)).statusCode).toBe(401);
    const settled = await admin.ask(
      "POST",
      `/drafts/${draft.id}/conflicts/settle`,
      { conflict: draft.conflicts[0]?.id, choice: "theirs" },
      { "if-match": '"1"' },
    );
    expect(settled.json()).toMatchObject({ open: 0 });
    expect((await admin.ask("POST", `/drafts/${draft.id}/publish`, { message: "升级" }, { "if-match": '"2"' })).statusCode).toBe(201);
    expect((await admin.ask("GET", "/packs/office")).json()).toMatchObject({ version: "1.1.0" });
  });

  test("is refused as a problem with its code, and nothing is stored", async () => {
    const manifest = packFiles()["package.json"] ?? "";
    const refused: readonly [code: string, status: number, bytes: Buffer, headers?: Record<string, string>][] = [
      ["ARCHIVE_PATH_CLIMBS", 422, archiveOf([{ name: "package/../../evil", text: "" }])],
      ["ARCHIVE_PATH_ABSOLUTE", 422, archiveOf([{ name: "/etc/evil", text: "" }])],
      ["ARCHIVE_LINK", 422, archiveOf([{ name: "package/roles", type: "2", link: "/etc" }])],
      ["ARCHIVE_DEVICE", 422, archiveOf([{ name: "package/zero", type: "3" }])],
      [
        "ARCHIVE_DUPLICATE",
        422,
        archiveOf([
          { name: "package/package.json", text: manifest },
          { name: "package/PACKAGE.json", text: manifest },
        ]),
      ],
      ["ARCHIVE_BOMB", 413, archiveOf([{ name: "package/roles/a.json", text: new Uint8Array(64 * 1024 ** 2) }])],
      ["ARCHIVE_BROKEN", 422, Buffer.from("garbage")],
      ["ARCHIVE_BROKEN", 422, Buffer.alloc(0)],
      ["PACK_INVALID", 422, await newer({ scripts: { postinstall: "touch evil" } })],
      ["PACK_UNKNOWN", 404, await newer({ zhili: { kind: "pack", formatVersion: 1, id: "other", title: "别的", requires: { platform: "^1.0.0" } } })],
      [
        "PACK_MISSING",
        422,
        await newer({ zhili: { kind: "pack", formatVersion: 1, id: "office", title: "测试", requires: { platform: "^1.0.0", packs: { more: "^1.0.0" } } } }),
      ],
      ["REQUEST_TOO_LARGE", 413, Buffer.alloc(MOST_ARCHIVE_BYTES + 1)],
      ["REQUEST_MEDIA_TYPE", 415, Buffer.from("{}"), { "content-type": "application/json" }],
    ];
    const before = await counts();
    for (const [code, status, bytes, headers] of refused) {
      const answer = await upload(admin, bytes, headers);
      expect([answer.json<{ code: string }>().code, answer.statusCode]).toEqual([code, status]);
      expect(answer.headers["content-type"]).toContain("application/problem+json");
    }
    const scripts = (await upload(admin, await newer({ scripts: {} }))).json<{ detail: string; issues: { code: string }[] }>();
    expect(scripts.issues).toMatchObject([{ code: "PACKS_HAS_CODE" }]);
    expect((await upload(admin, archiveOf([{ name: "/x" }]), { ...GZIP, "accept-language": "en" })).json<{ detail: string }>().detail).toContain(
      "office-1.1.0.tgz",
    );
    expect(await counts()).toEqual(before);
  });

  test("is taken from those who may configure only, before its bytes are read", async () => {
    const east = await door.signIn("east");
    const large = Buffer.alloc(MOST_ARCHIVE_BYTES + 1);
    expect((await upload(east, large)).json()).toMatchObject({ code: "CONFIGURATION_DENIED", status: 403 });
    expect((await upload(door.stranger, large)).json()).toMatchObject({ code: "SIGN_IN_NEEDED", status: 401 });
    const { csrf: _csrf, ...cookieOnly } = admin;
    const forged = await door.app.inject({
      method: "POST",
      url: "/api/v1/configuration/upgrades",
      headers: { ...GZIP, cookie: cookieOnly.cookie },
      payload: await newer(),
    });
    expect(forged.json()).toMatchObject({ code: "REQUEST_CSRF_MISSING" });
  });
});
