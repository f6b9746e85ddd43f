import { cpSync, existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { integrityOf, packArchive } from "@zhili/platform";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { scratchFolder, zhili } from "./run-zhili.js";
import { openRegistry, type SmallRegistry } from "./small-registry.js";

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

interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly issues: readonly { readonly code: string }[] };
}

describe("zhili pack install", () => {
  let registry: SmallRegistry;
  const tiny = (id: string, version: string, packs: Record<string, string> = {}, more: object = {}) => ({
    name: `@county/pack-${id}`,
    version,
    peerDependencies: Object.fromEntries(Object.entries(packs).map(([needed, range]) => [`@county/pack-${needed}`, range])),
    zhili: { kind: "pack", formatVersion: 1, id, title: id, requires: { platform: "^1.0.0", packs } },
    ...more,
  });
  const publish = async (manifest: ReturnType<typeof tiny>, change: { shown?: object; integrity?: string } = {}) => {
    const archive = await packArchive("package", { "package.json": JSON.stringify(manifest) });
    const { name, version } = manifest;
    registry.publish({ name, version, manifest: change.shown ?? manifest, archive, integrity: change.integrity ?? integrityOf(archive) });
    return integrityOf(archive);
  };
  const run = (words: readonly string[], data: string, more: Record<string, string> = {}) =>
    zhili(["pack", "install", ...words, "--yes", "--json"], {
      ZHILI_DATA: join(scratch, data),
      ZHILI_REGISTRY: registry.url,
      npm_config_registry: "",
      npm_config_userconfig: join(scratch, "none"),
      ...more,
    });
  const refusal = async (words: readonly string[], more: Record<string, string> = {}, code = 3): Promise<Refusal["error"]> => {
    const ran = await run(words, "refused", more);
    expect([ran.code, ran.stdout]).toEqual([code, ""]);
    return (JSON.parse(ran.stderr) as Refusal).error;
  };
  const installed = async (data: string) => {
    const { packs } = JSON.parse((await zhili(["pack", "list", "--json"], { ZHILI_DATA: join(scratch, data) })).stdout) as {
      packs: { id: string; version: string }[];
    };
    return packs.map(({ id, version }) => `${id} ${version}`).sort();
  };

  beforeAll(async () => {
    registry = await openRegistry();
    await publish(tiny("low", "1.0.0"));
    await publish(tiny("low", "1.2.0"));
    await publish(tiny("low", "2.0.0"));
    await publish(tiny("mid", "1.0.0", { low: "^1.0.0" }));
    await publish(tiny("mid", "1.1.0", { low: "^2.0.0" }));
    await publish(tiny("top", "1.0.0", { mid: "^1.0.0", low: "^1.0.0" }));
    await publish(tiny("greedy", "1.0.0", { mid: "1.1.0", low: "^1.0.0" }));
    await publish(tiny("changed", "1.0.0"), { integrity: `sha512-${"A".repeat(86)}==` });
    await publish(tiny("masked", "1.0.0"), { shown: tiny("masked", "1.0.0", {}, { name: "@county/pack-masked", zhili: { kind: "pack", id: "other" } }) });
    await publish(tiny("scripted", "1.0.0", {}, { scripts: { install: "touch evil" } }));
    return () => registry.close();
  });

  test("takes an archive with its integrity, and refuses it with another", async () => {
    const archive = join(scratch, "lamps.tgz");
    const { integrity } = await build(pack, archive);
    const wrong = await refusal([archive, "--integrity", `sha512-${"B".repeat(86)}==`]);
    expect(wrong.code).toBe("ARCHIVE_INTEGRITY");
    const ran = await run([archive, "--integrity", integrity], "archive");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(await installed("archive")).toEqual(["base 1.0.0", "lamps 0.1.0"]);
  });

  test("takes a pack by name with versions of what it needs that suit all, and later keeps what is installed", async () => {
    const ran = await run(["@county/pack-top@^1.0.0"], "named");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(await installed("named")).toEqual(["low 1.2.0", "mid 1.0.0", "top 1.0.0"]);
    const clash = await run(["@county/pack-mid@1.1.0"], "named");
    expect(clash.code).toBe(3);
    const { code, message } = (JSON.parse(clash.stderr) as Refusal).error;
    expect(code).toBe("PACK_VERSIONS_CLASH");
    expect(message).toContain("mid 1.1.0 → ^2.0.0");
    expect(message).toContain("1.2.0 (installed)");
    expect(await installed("named")).toEqual(["low 1.2.0", "mid 1.0.0", "top 1.0.0"]);
  });

  test("refuses in words what can't be had, and leaves nothing behind", async () => {
    expect(await refusal(["@county/pack-greedy"])).toMatchObject({
      code: "PACK_VERSIONS_CLASH",
      message: expect.stringMatching(/low .*greedy 1\.0\.0 → \^1\.0\.0.*2\.0\.0 \(@county\/pack-low@2\.0\.0\), 1\.2\.0/),
    });
    const codes = [
      ["@county/pack-changed", "ARCHIVE_INTEGRITY"],
      ["@county/pack-masked", "REGISTRY_NO_PACK"],
      ["@county/pack-nowhere", "REGISTRY_NO_PACKAGE"],
      ["@county/pack-top@9", "PACK_VERSIONS_CLASH"],
      ["@county/pack-top@not a range", "PACK_SOURCE_UNKNOWN"],
      ["./nothing-here", "PACK_SOURCE_UNKNOWN"],
    ] as const;
    for (const [source, code] of codes) expect([source, (await refusal([source])).code]).toEqual([source, code]);
    expect((await refusal(["@county/pack-top"], { ZHILI_REGISTRY: "" })).code).toBe("REGISTRY_UNKNOWN");
    expect((await refusal(["@county/pack-top"], { ZHILI_REGISTRY: "http://127.0.0.1:9" }, 4)).code).toBe("REGISTRY_FAILED");
    expect((await refusal(["@county/pack-scripted"])).issues.map(({ code }) => code)).toEqual(["PACKS_HAS_CODE"]);
    expect(await installed("refused").catch(() => "nothing")).toEqual("nothing");
  });

  test("is upgraded by name too, as far as the others that need it allow", async () => {
    const here = { ZHILI_DATA: join(scratch, "named"), ZHILI_REGISTRY: registry.url };
    const clash = await zhili(["pack", "upgrade", "@county/pack-low@2", "--plan", "--json"], here);
    expect([clash.code, (JSON.parse(clash.stderr) as Refusal).error.code]).toEqual([3, "PACK_VERSIONS_CLASH"]);
    await publish(tiny("low", "1.3.0"));
    const plan = await zhili(["pack", "upgrade", "@county/pack-low@^1.0.0", "--plan", "--json"], here);
    expect([plan.code, JSON.parse(plan.stdout)]).toMatchObject([0, { pack: "low", from: "1.2.0", to: "1.3.0" }]);
  });

  test("reads npm's own settings for a scope", async () => {
    const settings = join(scratch, "npm-settings");
    writeFileSync(settings, `# the county's\n@county:registry=${registry.url}\n`);
    const ran = await run(["@county/pack-low@latest"], "scoped", { ZHILI_REGISTRY: "", npm_config_userconfig: settings });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(await installed("scoped")).toEqual(["low 1.3.0"]);
  });
});
