import type { Available } from "../../api/types.js";

export interface ArrangedActions {
  readonly main?: Available | undefined;
  readonly beside: readonly Available[];
  readonly more: readonly Available[];
  readonly refused: readonly Available[];
}

const BESIDE = 2;

/** One main step: the one marked so, else the first that does not refuse or end things badly; two beside it; the rest under "more". */
export function arrangeActions(steps: readonly Available[]): ArrangedActions {
  const allowed = steps.filter((step) => step.allowed);
  const main = allowed.find((step) => step.main === true) ?? allowed.find((step) => step.tone !== "bad" && step.tone !== "warning") ?? allowed[0];
  const others = allowed.filter((step) => step !== main);
  return { main, beside: others.slice(0, BESIDE), more: others.slice(BESIDE), refused: steps.filter((step) => !step.allowed) };
}
