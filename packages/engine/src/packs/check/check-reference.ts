import type { RecordTypeFound } from "../configuration-index.js";
import { DEFINITION_KINDS, type DefinitionKind } from "../pack-document.js";
import type { Resolved } from "../resolve-ref.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** Checks one name marked with `x-ref`. */
export function checkReference(checker: Checker, kind: string, name: string, path: string): void {
  if (isDefinitionKind(kind)) checker.ref(kind, name, path);
  else if (kind === "level") checker.level(name, path);
  else if (kind === "effect") checker.name(name, Object.keys(checker.known.effects), KIND_WORDS.effect, path);
}

/** The rule must be one of the ledger's; who uses it is remembered, so that its expressions are held against those records. */
export function useLedgerRule(checker: Checker, ledger: Resolved<"ledger">, rule: string, path: string, recordType: RecordTypeFound | undefined): void {
  const rules = ledger.definition.rules ?? [];
  const known = checker.name(
    rule,
    rules.map(({ id }) => id),
    KIND_WORDS.rule,
    path,
  );
  if (!known || recordType === undefined) return;
  const key = `${ledger.ref}#${rule}`;
  checker.uses.set(key, (checker.uses.get(key) ?? new Set()).add(recordType));
}

/** A transition of the workflows over the record type; of any workflow when the record type is not known. */
export function checkTransition(checker: Checker, recordType: RecordTypeFound | undefined, name: string, path: string): void {
  const workflows =
    recordType === undefined
      ? checker.index.packs.flatMap((pack) => Object.values(pack.definitions.workflow))
      : checker.index.workflowsOf(recordType.ref).map(({ definition }) => definition);
  const inBranches = workflows.flatMap((workflow) => workflow.states.flatMap((state) => (state.branches ?? []).flatMap((branch) => branch.transitions)));
  const names = [...workflows.flatMap(({ transitions }) => transitions), ...inBranches].map(({ id }) => id);
  checker.name(name, names, KIND_WORDS.transition, path);
}

function isDefinitionKind(kind: string): kind is DefinitionKind {
  return DEFINITION_KINDS.some((known) => known === kind);
}
