import type { Effect, Fact, Guard } from "@zhili/contracts";
import type { TypeEnvironment } from "../../expression/index.js";
import type { RecordTypeFound } from "../configuration-index.js";
import { checkParameters } from "./check-parameters.js";
import type { Checker } from "./checker.js";
import { recordNames } from "./record-names.js";
import { KIND_WORDS } from "./words.js";

/** Effects: type registered, condition and parameters right in the environment. */
export function checkEffects(
  checker: Checker,
  effects: readonly Effect[] | undefined,
  path: string,
  names: TypeEnvironment,
  recordType?: RecordTypeFound,
): void {
  effects?.forEach((effect, at) => {
    const place = `${path}/${at}`;
    checker.expression(effect.when, names, `${place}/when`, "bool");
    const { effects: known } = checker.known;
    if (!checker.name(effect.type, Object.keys(known), KIND_WORDS.effect, `${place}/type`)) return;
    checkParameters(checker, known[effect.type], effect.params, `${place}/params`, { names, recordType });
  });
}

/** Facts: source registered, parameters right; their expressions see the environment without the facts. */
export function checkFacts(checker: Checker, facts: readonly Fact[] | undefined, path: string, names: TypeEnvironment, recordType?: RecordTypeFound): void {
  facts?.forEach((fact, at) => {
    const place = `${path}/${at}`;
    const { sources } = checker.known;
    if (!checker.name(fact.source, Object.keys(sources), KIND_WORDS.source, `${place}/source`)) return;
    checkParameters(checker, sources[fact.source], fact.params, `${place}/params`, { names, recordType });
  });
}

/** Guards: condition or registered type, and the words of the refusal with the values they name. */
export function checkGuards(checker: Checker, guards: readonly Guard[] | undefined, path: string, names: TypeEnvironment, recordType?: RecordTypeFound): void {
  guards?.forEach((guard, at) => {
    const place = `${path}/${at}`;
    checker.expression(guard.when, names, `${place}/when`, "bool");
    for (const [name, source] of Object.entries(guard.explain ?? {})) checker.expression(source, names, `${place}/explain/${name}`);
    const { guards: known } = checker.known;
    if (guard.type !== undefined && checker.name(guard.type, Object.keys(known), KIND_WORDS.guard, `${place}/type`)) {
      checkParameters(checker, known[guard.type], guard.params, `${place}/params`, { names, recordType });
    }
    const explained = Object.fromEntries(Object.keys(guard.explain ?? {}).map((name) => [name, "dyn" as const]));
    checker.template(guard.refusal, guard.type === undefined ? { ...names, ...recordNames(names), ...explained } : { $any: "dyn" }, `${place}/refusal`);
  });
}
