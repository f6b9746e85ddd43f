import type { Json } from "@zhili/contracts";
import type { CompiledExpression } from "../../expression/index.js";
import type { ScoringFacts } from "../source.js";

const NOT_EVIDENCE = new Set(["subject", "now", "today", "period", "period.id", "period.from", "period.to"]);

interface Part {
  /** As shown: a field of the subject goes by its own name. */
  readonly name: string;
  readonly path: readonly string[];
}

/** Reads what an expression looked at: fields of the subject and facts, so that a result can be followed back. */
export function evidenceOf(expression: CompiledExpression): (facts: ScoringFacts) => Json {
  const parts: Part[] = expression.reads
    .filter((path) => !NOT_EVIDENCE.has(path))
    .map((path) => ({ name: path.startsWith("subject.") ? path.slice("subject.".length) : path, path: path.split(".") }));
  return (facts) => {
    const evidence: { [key: string]: Json } = {};
    for (const { name, path } of parts) evidence[name] = valueAt(facts, path);
    return evidence;
  };
}

function valueAt(facts: ScoringFacts, path: readonly string[]): Json {
  let value: unknown = facts;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return null;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return (value ?? null) as Json;
}
