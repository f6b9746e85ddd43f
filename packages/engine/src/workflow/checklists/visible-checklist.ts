import type { Checklist, CheckStanding, JsonObject, Snapshot } from "@zhili/contracts";
import type { CompiledWorkflow } from "../compile/index.js";

export type VisibleCheck = Omit<CheckStanding, "basis"> & { readonly basis?: string };

export interface CheckViewer {
  readonly id: string;
  holdsRole(roles: readonly string[]): string | undefined;
}

/** The gate as one person may see it: results for all, the reasons of a confidential gate only for its roles and for the checker. */
export function visibleChecklist(workflow: CompiledWorkflow, snapshot: Snapshot, viewer: CheckViewer): Readonly<Record<string, VisibleCheck>> {
  const standing = snapshot.checklist ?? {};
  const allowed = confidentialTo(workflow, snapshot).every((roles) => viewer.holdsRole(roles) !== undefined);
  return Object.fromEntries(
    Object.entries(standing).map(([id, { basis, ...rest }]): [string, VisibleCheck] => [id, allowed || rest.by === viewer.id ? { ...rest, basis } : rest]),
  );
}

/** Facts of a timeline's `check` line without a reason that the viewer may not read. */
export function visibleCheckFacts(facts: JsonObject, actor: string, viewer: CheckViewer): JsonObject {
  const roles = facts.confidentialTo;
  if (!Array.isArray(roles) || actor === viewer.id || viewer.holdsRole(roles.map(String)) !== undefined) return facts;
  const { basis: _, ...rest } = facts;
  return rest;
}

/** Role lists of the gates that the results may come from: the state's own, else every gate with such a check. */
function confidentialTo(workflow: CompiledWorkflow, snapshot: Snapshot): string[][] {
  const own = workflow.states.get(snapshot.state)?.definition.checklist;
  const all = [...workflow.states.values()].flatMap(({ definition }): Checklist[] => (definition.checklist === undefined ? [] : [definition.checklist]));
  const ids = Object.keys(snapshot.checklist ?? {});
  const gates = own === undefined ? all.filter(({ items }) => items.some(({ id }) => ids.includes(id))) : [own];
  return gates.flatMap((gate) => (gate.confidentialTo === undefined ? [] : [gate.confidentialTo]));
}
