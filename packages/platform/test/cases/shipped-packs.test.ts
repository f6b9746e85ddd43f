import { fileURLToPath } from "node:url";
import type { WorkflowDefinition } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import { stepsOf } from "@zhili/engine/workflow";
import { openSqliteStore } from "@zhili/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyPacks, createPlatform, createVault, type Platform, runCases, validatePacks } from "../../src/index.js";

const folder = (name: string) => fileURLToPath(new URL(`../../../../templates/${name}`, import.meta.url));
const packs = ["base", "resettlement", "compound", "border"].map(folder);

async function newPlatform(): Promise<Platform> {
  return createPlatform({ store: await openSqliteStore({ memory: true }), vault: createVault(new Uint8Array(32).fill(3)) });
}

/** Case that must turn red, and the rule that is taken out: a guard of a step (or of `create`), or that the reasons of a state's checks are confidential. */
const BROKEN: readonly (readonly [pack: string, red: string, workflow: string, step: string, rule: string])[] = [
  ["resettlement", "s4-two-voter-lists", "voter-listing", "create", "on-one-list-only"],
  ["resettlement", "s5-gate-reason-is-hidden", "leader-candidacy", "gates", "confidentialTo"],
  ["resettlement", "s6-agent-without-mandate", "redemption-run", "confirm", "agent-has-mandate"],
  ["resettlement", "s6-cap-counts-the-month", "redemption-run", "confirm", "within-cap"],
  ["resettlement", "s7-collective-fund", "batch-intake", "shelve", "resolution-attached"],
  ["compound", "s8-pledge-of-the-absent", "matter-loop", "accept-pledge", "own-body"],
  ["compound", "s9-conflict-of-interest", "dispute-run", "begin", "no-conflict"],
  ["compound", "s10-quota-and-seniority", "star-award", "review", "within-quota"],
];

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

  it("pass every case of their own, and no step of a workflow is left that no case takes", async () => {
    const results = await runCases(platform, platform.configuration());
    expect(results.filter((one) => !one.passed).map((one) => `${one.ref}: ${one.message?.en}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(100);
    const taken = new Set(results.flatMap((one) => one.taken).map(({ workflow, transition }) => `${workflow}/${transition}`));
    const steps = [...platform.configuration().workflowDefinitions.values()].flatMap(({ ref, definition }) =>
      stepsOf(definition).map(({ id }) => `${ref}/${id}`),
    );
    expect(steps.filter((step) => !taken.has(step))).toEqual([]);
  });

  it.each(BROKEN)("turn exactly the case of a rule red when the rule is broken: %s %s", async (id, red, workflow, step, rule) => {
    const broken = await newPlatform();
    try {
      await applyPacks(
        broken,
        documents.map((pack) => (pack.manifest.id === id ? withoutRule(pack, workflow, step, rule) : pack)),
      );
      const results = await runCases(broken, broken.configuration(), { packs: [id] });
      expect(results.filter((one) => !one.passed).map((one) => one.ref)).toEqual([`${id}:${red}`]);
    } finally {
      await broken.store.close();
    }
  });
});

/** The pack with one rule taken out. */
function withoutRule(pack: PackDocument, workflow: string, step: string, rule: string): PackDocument {
  const definition = pack.definitions.workflow[workflow];
  if (definition === undefined) throw new Error(`no workflow ${workflow}`);
  const less = <T extends { guards?: { id: string }[] }>(one: T): T => {
    const guards = (one.guards ?? []).filter(({ id }) => id !== rule);
    if (guards.length === (one.guards ?? []).length) throw new Error(`no rule ${rule} at ${step}`);
    return { ...one, guards };
  };
  const open = (state: WorkflowDefinition["states"][number]) => {
    if (state.id !== step || state.checklist === undefined) return state;
    const { confidentialTo: _, ...checklist } = state.checklist;
    return { ...state, checklist };
  };
  const changed = {
    ...definition,
    ...(step === "create" ? { create: less(definition.create ?? {}) } : {}),
    states: rule === "confidentialTo" ? definition.states.map(open) : definition.states,
    transitions: definition.transitions.map((one) => (one.id === step ? less(one) : one)),
  };
  return { ...pack, definitions: { ...pack.definitions, workflow: { ...pack.definitions.workflow, [workflow]: changed } } };
}
