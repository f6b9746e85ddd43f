import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { ZhiliError } from "@zhili/contracts";
import { createPlatform, createVault, installPacks, type Platform, readPackArchive, readPackDocument, readPackSource } from "@zhili/platform";
import { openSqliteStore } from "@zhili/store";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packArchive } from "../../src/archives/pack-archive.js";
import { archiveOf, type Entry, longPath, tarOf } from "./hostile-archive.js";

const BASE = fileURLToPath(new URL("../../../../templates/base", import.meta.url));
const MB = 1024 ** 2;
const manifest = (more: object = {}): Entry => ({
  name: "package/package.json",
  text: JSON.stringify({
    name: "pack-tiny",
    version: "1.0.0",
    zhili: { kind: "pack", formatVersion: 1, id: "tiny", title: "小", requires: { platform: "^1.0.0" } },
    ...more,
  }),
});
const file = (name: string, text = "甲"): Entry => ({ name, text });

let folder: string;
let platform: Platform;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "zhili-archives-"));
  platform = await createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(48).fill(3)), folder });
});
afterAll(async () => {
  await platform.store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything on disk around the archive, and everything in the store. */
async function standing(): Promise<unknown> {
  const stored = await Promise.all((await platform.store.listCollections()).map(async (name) => [name, await platform.store.count(name, {})]));
  return { files: readdirSync(tmpdir()).filter((name) => name.startsWith("evil")), here: readdirSync(folder, { recursive: true }).sort(), stored };
}

async function codesOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ZhiliError)) throw error ?? new Error("nothing was refused");
  return [error.code, ...error.issues.map(({ code }) => code)];
}

const hostile: Readonly<Record<string, readonly [expected: string, archive: () => Uint8Array]>> = {
  "a climbing path": ["ARCHIVE_PATH_CLIMBS", () => archiveOf([manifest(), file("package/../../evil.json")])],
  "a climbing path with backslashes": ["ARCHIVE_PATH_CLIMBS", () => archiveOf([manifest(), file("package\\..\\..\\evil.json")])],
  "a climbing path in an extended header": [
    "ARCHIVE_PATH_CLIMBS",
    () => archiveOf([manifest(), longPath("package/roles/../../../evil.json"), file("package/roles/fine.json")]),
  ],
  "a climbing path in a long name": [
    "ARCHIVE_PATH_CLIMBS",
    () => archiveOf([manifest(), { name: "x", type: "L", text: "package/../../evil.json\0" }, file("package/roles/fine.json")]),
  ],
  "an absolute path": ["ARCHIVE_PATH_ABSOLUTE", () => archiveOf([manifest(), file("/evil.json")])],
  "an absolute path of Windows": ["ARCHIVE_PATH_ABSOLUTE", () => archiveOf([manifest(), file("C:\\evil.json")])],
  "a path outside its folder": ["ARCHIVE_PATH_BAD", () => archiveOf([manifest(), file("other/evil.json")])],
  "an empty part of a path": ["ARCHIVE_PATH_BAD", () => archiveOf([manifest(), file("package//evil.json")])],
  "a control sign in a name": ["ARCHIVE_PATH_BAD", () => archiveOf([manifest(), file("package/roles/a\u0007.json")])],
  "a name that turns the line around": ["ARCHIVE_PATH_BAD", () => archiveOf([manifest(), file("package/roles/\u202Enosj.a")])],
  "a path that is too deep": ["ARCHIVE_PATH_DEEP", () => archiveOf([manifest(), file(`package/${"a/".repeat(9)}evil.json`)])],
  "a symbolic link": ["ARCHIVE_LINK", () => archiveOf([manifest(), { name: "package/roles", type: "2", link: "/etc" }])],
  "a hard link": ["ARCHIVE_LINK", () => archiveOf([manifest(), { name: "package/evil.json", type: "1", link: "/etc/passwd" }])],
  "a character device": ["ARCHIVE_DEVICE", () => archiveOf([manifest(), { name: "package/zero", type: "3" }])],
  "a block device": ["ARCHIVE_DEVICE", () => archiveOf([manifest(), { name: "package/disk", type: "4" }])],
  "a fifo": ["ARCHIVE_DEVICE", () => archiveOf([manifest(), { name: "package/pipe", type: "6" }])],
  "one name twice": ["ARCHIVE_DUPLICATE", () => archiveOf([manifest(), manifest()])],
  "one name twice but for the case": ["ARCHIVE_DUPLICATE", () => archiveOf([manifest(), file("package/roles/A.json"), file("package/roles/a.json")])],
  "one name twice in two ways of Unicode": [
    "ARCHIVE_DUPLICATE",
    () => archiveOf([manifest(), file("package/roles/\u00E9.json"), file("package/roles/e\u0301.json")]),
  ],
  "more files than a pack may have": [
    "ARCHIVE_TOO_MANY_ENTRIES",
    () => archiveOf([manifest(), ...Array.from({ length: 5_001 }, (_, at) => file(`package/roles/r${at}.json`))]),
  ],
  "a bomb": ["ARCHIVE_BOMB", () => archiveOf([manifest(), { name: "package/roles/evil.json", text: new Uint8Array(200 * MB) }])],
  "an archive that is too large": ["ARCHIVE_TOO_LARGE", () => new Uint8Array(16 * MB + 1)],
  "no gzip at all": ["ARCHIVE_BROKEN", () => Buffer.from("not an archive")],
  nothing: ["ARCHIVE_BROKEN", () => new Uint8Array(0)],
  "a gzip that was cut off": ["ARCHIVE_BROKEN", () => archiveOf([manifest(), file("package/roles/a.json")]).subarray(0, 120)],
  "a tar that was cut off": ["ARCHIVE_BROKEN", () => gzipSync(tarOf([manifest(), file("package/roles/a.json", "x".repeat(4_000))]).subarray(0, 2_500))],
  "something behind the archive": ["ARCHIVE_BROKEN", () => Buffer.concat([archiveOf([manifest()]), archiveOf([manifest()])])],
  "garbage behind the archive": ["ARCHIVE_BROKEN", () => Buffer.concat([archiveOf([manifest()]), Buffer.from("garbage")])],
  "a header whose checksum is wrong": [
    "ARCHIVE_BROKEN",
    () => {
      const tar = tarOf([manifest()]);
      tar[3] = 65;
      return gzipSync(tar);
    },
  ],
  "a size that lies": ["ARCHIVE_BROKEN", () => archiveOf([manifest(), { name: "package/roles/a.json", text: "{}", size: 8 ** 11 - 1 }])],
  "a file that is no text": ["ARCHIVE_NOT_TEXT", () => archiveOf([manifest(), { name: "package/roles/a.json", text: Uint8Array.of(0xff, 0xfe, 0x00) }])],
  scripts: ["PACKS_HAS_CODE", () => archiveOf([manifest({ scripts: { postinstall: "touch evil" } })])],
  "dependencies that npm would run": ["PACKS_HAS_CODE", () => archiveOf([manifest({ dependencies: { evil: "*" } })])],
  code: ["PACKS_UNKNOWN_FILE", () => archiveOf([manifest(), file("package/index.js", "process.exit()")])],
  "settings of npm": ["PACKS_BAD_PATH", () => archiveOf([manifest(), file("package/.npmrc", "ignore-scripts=false")])],
  "no manifest": ["PACKS_MISSING_FILE", () => archiveOf([file("package/README.md")])],
};

describe("an archive with", () => {
  test.each(Object.keys(hostile))("%s is refused with a code, and nothing is written", async (what) => {
    const [expected, archive] = hostile[what] ?? ["", () => new Uint8Array()];
    const path = join(folder, "hostile.tgz");
    writeFileSync(path, archive());
    const before = await standing();
    expect(await codesOf(installPacks(platform, [path]))).toContain(expected);
    expect(await standing()).toEqual(before);
  });

  test("nothing bad in it is read, as the folder that it was made from", async () => {
    const path = join(folder, "fine.tgz");
    const { files } = await readPackSource(BASE);
    writeFileSync(path, await packArchive("package", files));
    const read = await readPackSource(path);
    expect(read.files).toEqual(files);
    expect((await readPackDocument(path)).hash).toBe((await readPackDocument(BASE)).hash);
    expect((await readPackSource(path, read.integrity)).integrity).toBe(read.integrity);
    expect(await codesOf(readPackSource(path, `sha512-${"A".repeat(86)}==`))).toEqual(["ARCHIVE_INTEGRITY"]);
    expect(await codesOf(readPackSource(path, "sha1-AAAA"))).toEqual(["ARCHIVE_INTEGRITY_UNKNOWN"]);
  });

  test("any byte changed or cut off is refused by name or read as the same: never half, never a fault", async () => {
    const entries = [manifest(), file("package/locales/en.json", "{}"), file("package/fixtures/很长的名字.csv", "a,b\n")];
    const whole = archiveOf(entries);
    const plain = gunzipSync(whole);
    const { files } = await readPackArchive("x", whole);
    const attempt = async (bytes: Uint8Array) => {
      try {
        return (await readPackArchive("x", bytes)).files;
      } catch (error) {
        if (error instanceof ZhiliError && error.code.startsWith("ARCHIVE_")) return undefined;
        throw error;
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] ?? 0) ^ change;
        const read = await attempt(changed);
        if (read !== undefined) expect(read).toEqual(files);
        expect(await attempt(whole.subarray(0, at))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(plain);
        changed[at] = (changed[at] ?? 0) ^ change;
        await attempt(gzipSync(changed));
      }),
      { numRuns: 300 },
    );
  });
});

test("an archive has the same bytes whenever it is made, whatever the order of its files", async () => {
  const { files } = await readPackSource(BASE);
  const first = await packArchive("package", files);
  const again = await packArchive("package", Object.fromEntries(Object.entries(files).reverse()));
  expect(Buffer.compare(first, again)).toBe(0);
  expect([...first.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});
