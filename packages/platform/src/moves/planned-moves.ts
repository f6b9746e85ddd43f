import { compileMoves, type DeclaredMigration, type MovePlan, newMigrations, type PackDocument, type StateChoices, type TypeMove } from "@zhili/engine/packs";
import { compileWorkflowOf } from "../configuration/compile-workflow-of.js";
import type { Configuration, RecordType } from "../configuration/configuration.js";

/** What an upgrade does to what is stored, between two compiled configurations. */
export interface PlannedMoves {
  readonly before: Configuration;
  readonly after: Configuration;
  readonly types: readonly PlannedType[];
  readonly workflows: MovePlan["workflows"];
  readonly names: MovePlan["names"];
}

export interface PlannedType {
  readonly move: TypeMove;
  readonly before: RecordType;
  readonly after: RecordType;
}

/** Migrations that only the newer packs have. */
export function declaredBetween(older: readonly PackDocument[], newer: readonly PackDocument[]): DeclaredMigration[] {
  return newer.flatMap((pack) => {
    const old = older.find(({ manifest }) => manifest.id === pack.manifest.id);
    return old === undefined ? [] : newMigrations(old, pack).map((migration) => ({ pack: pack.manifest.id, migration }));
  });
}

/**
 * Plans the moves. Cases of a workflow go over to the newer version when a migration says so, when their records move, and when the
 * version that they stand on could not run on the newer configuration.
 */
export function planMoves(before: Configuration, after: Configuration, declared: readonly DeclaredMigration[], choices: StateChoices = {}): PlannedMoves {
  const { plan } = compileMoves(before.packs, declared, choices);
  const workflows = new Map([...plan.workflows].filter(([, { to }]) => after.workflowDefinitions.has(to)));
  const types = new Map(plan.types);
  if (declared.length > 0) {
    for (const { ref, definition, hash } of before.workflowDefinitions.values()) {
      if (workflows.has(ref) || !after.workflowDefinitions.has(ref) || after.workflowDefinitions.get(ref)?.hash === hash) continue;
      if (runsOn(after, ref, definition, hash)) continue;
      workflows.set(ref, { from: ref, to: ref, states: new Map() });
      const type = definition.recordType;
      if (!types.has(type)) types.set(type, { from: type, to: type, steps: [] });
    }
  }
  const planned = [...types.values()].flatMap((move): PlannedType[] => {
    const [old, next] = [before.recordTypes.get(move.from), after.recordTypes.get(move.to)];
    return old === undefined || next === undefined ? [] : [{ move, before: old, after: next }];
  });
  return { before, after, types: planned, workflows, names: plan.names };
}

/** Does it move anything at all? */
export function movesSomething({ types, names }: PlannedMoves): boolean {
  return types.length + names.length > 0;
}

function runsOn(after: Configuration, ...[ref, definition, hash]: [string, Parameters<typeof compileWorkflowOf>[2], string]): boolean {
  if (!after.recordTypes.has(definition.recordType)) return false;
  try {
    compileWorkflowOf(after, ref, definition, hash);
    return true;
  } catch {
    return false;
  }
}
