import { fileURLToPath } from "node:url";
import type { PackDocument } from "@zhili/engine/packs";
import { openSqliteStore } from "@zhili/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyPacks, createPlatform, createVault, type Platform, runCases, validatePacks } from "../../src/index.js";

const folder = (name: string) => fileURLToPath(new URL(`../../../../templates/${name}`, import.meta.url));
const packs = ["base", "resettlement"].map(folder);

async function newPlatform(): Promise<Platform> {
  return createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(3)) });
}

describe("the shipped packs", () => {
  let platform: Platform;
  let documents: readonly PackDocument[];

  beforeAll(async () => {
    platform = await newPlatform();
    const read = await validatePacks(platform, packs);
    expect(read.issues).toEqual([]);
    documents = read.packs;
    await applyPacks(platform, documents);
  });
  afterAll(() => platform.store.close());

  it("pass every case of their own", async () => {
    const results = await runCases(platform, platform.configuration());
    expect(results.filter((one) => !one.passed).map((one) => `${one.ref}: ${one.message}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(45);
  });

  it("turn exactly the cases of a rule red when the rule is broken", async () => {
    const broken = await newPlatform();
    try {
      const changed = documents.map((pack) =>
        pack.manifest.id === "resettlement" ? withoutGuard(pack, "redemption-run", "confirm", "agent-has-mandate") : pack,
      );
      await applyPacks(broken, changed);
      const results = await runCases(broken, broken.configuration(), { packs: ["resettlement"] });
      expect(results.filter((one) => !one.passed).map((one) => one.ref)).toEqual(["resettlement:s6-agent-without-mandate"]);
    } finally {
      await broken.store.close();
    }
  });
});

/** The pack with one guard of one step taken out. */
function withoutGuard(pack: PackDocument, workflow: string, step: string, guard: string): PackDocument {
  const definition = pack.definitions.workflow[workflow];
  if (definition === undefined) throw new Error(`no workflow ${workflow}`);
  const transitions = definition.transitions.map((one) => (one.id === step ? { ...one, guards: (one.guards ?? []).filter(({ id }) => id !== guard) } : one));
  return { ...pack, definitions: { ...pack.definitions, workflow: { ...pack.definitions.workflow, [workflow]: { ...definition, transitions } } } };
}
