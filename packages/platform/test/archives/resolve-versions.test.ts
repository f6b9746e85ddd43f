import fc from "fast-check";
import semver from "semver";
import { expect, test } from "vitest";
import { type Candidate, resolveVersions, type Wanted } from "../../src/registry/resolve-versions.js";

type World = Readonly<Record<string, readonly Candidate[]>>;

const solve = (wanted: readonly Wanted[], world: World) => resolveVersions(wanted, async ({ id }) => world[id] ?? []);
const pack = (id: string, version: string, requires: Record<string, string> = {}): Candidate => ({ id, version, requires, from: `pack-${id}@${version}` });

test("takes an older version when the newest leads nowhere", async () => {
  const world = {
    top: [pack("top", "1.0.0", { mid: "^1.0.0", low: "^1.0.0" })],
    mid: [pack("mid", "1.1.0", { low: "^2.0.0" }), pack("mid", "1.0.0", { low: ">=1.0.0" })],
    low: [pack("low", "2.0.0"), pack("low", "1.4.0"), pack("low", "1.0.0")],
  };
  const chosen = await solve([{ id: "top", range: "*", by: "top" }], world);
  expect([...chosen.values()].map(({ id, version }) => `${id} ${version}`).sort()).toEqual(["low 1.4.0", "mid 1.0.0", "top 1.0.0"]);
});

test("a clash names who wants what and which versions there are; what is nowhere is missing", async () => {
  const world = {
    one: [pack("one", "1.0.0", { low: "^1.0.0" })],
    two: [pack("two", "3.0.0", { low: "^2.0.0" })],
    low: [pack("low", "2.1.0"), { id: "low", version: "1.0.0", requires: {} }],
  };
  const both = ["one", "two"].map((id): Wanted => ({ id, range: "*", by: id }));
  await expect(solve(both, world)).rejects.toMatchObject({
    code: "PACK_VERSIONS_CLASH",
    facts: { needed: "low", wants: "one 1.0.0 → ^1.0.0; two 3.0.0 → ^2.0.0", found: "2.1.0 (pack-low@2.1.0), 1.0.0 (installed)" },
  });
  await expect(solve([{ id: "two", range: "*", by: "two" }], { two: world.two })).rejects.toMatchObject({
    code: "PACK_MISSING",
    facts: { pack: "two 3.0.0", needed: "low", range: "^2.0.0" },
  });
});

test("packs that need each other are no trouble", async () => {
  const world = { a: [pack("a", "1.0.0", { b: "*" })], b: [pack("b", "1.0.0", { a: "^1.0.0" })] };
  expect((await solve([{ id: "a", range: "*", by: "a" }], world)).size).toBe(2);
});

const IDS = ["a", "b", "c", "d"];
const worlds = fc
  .record(
    Object.fromEntries(
      IDS.map((id) => [
        id,
        fc.uniqueArray(
          fc.record({
            version: fc.constantFrom("1.0.0", "1.1.0", "2.0.0", "3.0.0"),
            requires: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom("^1.0.0", "^2.0.0", ">=1.1.0", "*", "<3.0.0"), { maxKeys: 3 }),
          }),
          { selector: ({ version }) => version, maxLength: 4 },
        ),
      ]),
    ),
  )
  .map((world) => Object.fromEntries(Object.entries(world).map(([id, versions]) => [id, versions.map((one) => pack(id, one.version, one.requires))])));

/** Every way to take one version or none of each pack, looked at one by one. */
function solvable(world: World): boolean {
  const fits = (chosen: ReadonlyMap<string, Candidate>) =>
    chosen.has("a") &&
    [...chosen.values()].every(({ requires }) => Object.entries(requires).every(([id, range]) => semver.satisfies(chosen.get(id)?.version ?? "", range)));
  const ways = (ids: readonly string[]): Map<string, Candidate>[] => {
    const [id, ...rest] = ids;
    if (id === undefined) return [new Map()];
    return ways(rest).flatMap((way) => [way, ...(world[id] ?? []).map((one) => new Map(way).set(id, one))]);
  };
  return ways(IDS).some(fits);
}

test("finds versions exactly when there are some, and all that is asked for holds", async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const chosen = await solve([{ id: "a", range: "*", by: "a" }], world).catch((error: { code?: string }) => {
        if (error.code === "PACK_VERSIONS_CLASH" || error.code === "PACK_MISSING") return undefined;
        throw error;
      });
      expect(chosen !== undefined).toBe(solvable(world));
      for (const { requires } of chosen?.values() ?? [])
        for (const [id, range] of Object.entries(requires)) expect(semver.satisfies(chosen?.get(id)?.version ?? "", range)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
