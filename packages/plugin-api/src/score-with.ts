import type { JsonObject, LocalizedText } from "@zhili/contracts";
import type { ScoringSourceContribution } from "./contributions.js";

/** What `scoreWith` gives beside the outcome's own members. */
export type ScoreTried = ReturnType<ScoringSourceContribution["evaluate"]>;

/**
 * For tests of scoring sources: runs one as the platform does. `needed` holds the values of the facts that `needs` asks for, by their ids,
 * and facts that the indicator declares; `expressions` holds the values of expressions, by their text. Throws when the source reports an issue
 * or asks for an expression or a fact that is not given.
 */
export function scoreWith(
  source: ScoringSourceContribution,
  params: JsonObject,
  needed: Readonly<Record<string, unknown>>,
  expressions: Readonly<Record<string, string | number | boolean>> = {},
  indicator = { id: "indicator", title: "指标", min: 0, max: 100 },
): ScoreTried {
  const missing = (source.needs?.(params, indicator) ?? []).filter(({ id }) => !Object.hasOwn(needed, id));
  if (missing.length > 0) throw new Error(`no value is given for the facts ${missing.map(({ id }) => id).join(", ")}`);
  const issue = (path: string, message: LocalizedText): void => {
    throw new Error(`${path}: ${message.en}`);
  };
  const expression = (text: string) => {
    const value = expressions[text];
    if (value === undefined) throw new Error(`no value is given for the expression ${text}`);
    return { evaluate: () => value };
  };
  const prepared = source.prepare === undefined ? params : source.prepare(params, { indicator, expression, issue, keyOf: (need) => need });
  return source.evaluate(prepared, needed);
}
