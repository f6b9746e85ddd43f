import type { WorkflowDefinition } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import { beforeAll, describe, expect, it } from "vitest";
import { applyPacks, runCases } from "../../src/index.js";
import { newPlatform, readShipped } from "./read-shipped.js";

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

describe("a shipped pack with a rule taken out", () => {
  let documents: readonly PackDocument[];

  beforeAll(async () => {
    const platform = await newPlatform();
    documents = await readShipped(platform);
    await platform.store.close();
  });

  it.each(BROKEN)("turns exactly the case of the rule red: %s %s", async (id, red, workflow, step, rule) => {
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
