import { type Issue, type Json, type JsonObject, ZhiliError } from "@zhili/contracts";
import type { CompiledGuard } from "../compile/index.js";
import { WorkflowGuardBroken, WorkflowGuardRefused } from "../errors.js";
import { factsOf } from "../run/facts.js";
import type { Run } from "../run/run.js";
import { fillRefusal } from "./fill-refusal.js";

export interface GuardRefusal {
  readonly guard: string;
  /** The pack's words, with places. */
  readonly refusal: string;
  readonly explain: JsonObject;
  /** The words with the places filled. */
  readonly plain: string;
}

/** All guards that say no, in order; throws WORKFLOW_GUARD_BROKEN when one cannot be judged. */
export function refusingGuards(run: Run, step: string, guards: readonly CompiledGuard[]): GuardRefusal[] {
  if (guards.length === 0) return [];
  const facts = factsOf(run);
  return guards.flatMap((guard) => {
    const refusal = judge(run, step, guard, facts);
    return refusal === undefined ? [] : [refusal];
  });
}

/** Throws WORKFLOW_GUARD_REFUSED with every guard that says no, the first one's words foremost. */
export function requireGuards(run: Run, step: string, guards: readonly CompiledGuard[]): void {
  const refused = refusingGuards(run, step, guards);
  const error = guardError(step, refused);
  if (error !== undefined) throw error;
}

export function guardError(step: string, refused: readonly GuardRefusal[]): ZhiliError | undefined {
  const [first] = refused;
  if (first === undefined) return undefined;
  const plain = refused.map((refusal) => refusal.plain).join(" ");
  const issues = refused.map(
    (refusal): Issue => ({ code: WorkflowGuardRefused.kind.code, path: `/guards/${refusal.guard}`, message: { "zh-CN": refusal.plain, en: refusal.plain } }),
  );
  return WorkflowGuardRefused({ facts: { step, guard: first.guard, refusal: first.refusal, explain: first.explain, plain, refused }, issues });
}

function judge(run: Run, step: string, guard: CompiledGuard, facts: Readonly<Record<string, unknown>>): GuardRefusal | undefined {
  const { definition, when } = guard;
  try {
    const verdict =
      when === undefined
        ? run.context.registeredGuard?.(definition.type ?? "", (definition.params ?? {}) as JsonObject, facts)
        : { ok: when.evaluate(facts) === true, explain: {} };
    if (verdict === undefined) throw WorkflowGuardBroken({ facts: { step, guard: definition.id, reason: definition.type ?? "" } });
    if (verdict.ok) return undefined;
    const explain: Record<string, Json> = { ...verdict.explain };
    for (const [name, expression] of guard.explain) explain[name] = expression.evaluate(facts);
    return { guard: definition.id, refusal: definition.refusal, explain, plain: fillRefusal(definition.refusal, explain, facts) };
  } catch (error) {
    if (!(error instanceof ZhiliError) || error.code === WorkflowGuardBroken.kind.code) throw error;
    throw WorkflowGuardBroken({ facts: { step, guard: definition.id, reason: error.messageIn("zh-CN") }, cause: error });
  }
}
