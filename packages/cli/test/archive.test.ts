import { cpSync, existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { scratchFolder, zhili } from "./run-zhili.js";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const scratch = scratchFolder();
const pack = join(scratch, "lamps");

beforeAll(async () => {
  expect((await zhili(["pack", "new", pack])).code).toBe(0);
});

/** Builds and answers what the command printed. */
async function build(folder: string, out: string): Promise<{ integrity: string; hash: string; files: number }> {
  const ran = await zhili(["pack", "build", folder, "--out", out, "--json"]);
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  return JSON.parse(ran.stdout) as { integrity: string; hash: string; files: number };
}

describe("zhili pack build", () => {
  test("gives the same bytes for the same files, and an archive that is the pack", async () => {
    const copy = join(scratch, "copy");
    cpSync(pack, copy, { recursive: true });
    utimesSync(join(copy, "package.json"), 1, 1);
    const [one, two] = [join(scratch, "one.tgz"), join(scratch, "two.tgz")];
    const built = await build(pack, one);
    expect(await build(copy, two)).toMatchObject({ integrity: built.integrity, hash: built.hash });
    expect(Buffer.compare(readFileSync(one), readFileSync(two))).toBe(0);
    expect(built.integrity).toMatch(/^sha512-/);
    expect(JSON.parse((await zhili(["pack", "diff", pack, one, "--json"])).stdout)).toEqual({ changes: [] });
  });

  test("never writes over a file, and refuses a pack that is not right", async () => {
    const out = join(scratch, "kept.tgz");
    writeFileSync(out, "mine");
    const kept = await zhili(["pack", "build", pack, "--out", out]);
    expect([kept.code, kept.stderr.split(":")[0], readFileSync(out, "utf8")]).toEqual([3, "CLI_TARGET_EXISTS", "mine"]);
    const broken = join(scratch, "broken");
    cpSync(pack, broken, { recursive: true });
    writeFileSync(join(broken, "index.js"), "");
    const refused = await zhili(["pack", "build", broken, "--out", join(scratch, "broken.tgz")]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("PACKS_UNKNOWN_FILE");
    expect(existsSync(join(scratch, "broken.tgz"))).toBe(false);
  });
});
