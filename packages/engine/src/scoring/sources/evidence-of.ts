import type { Json } from "@zhili/contracts";
import type { CompiledExpression } from "../../expression/index.js";
import type { ScoringFacts } from "../source.js";

const NOT_EVIDENCE = new Set(["subject", "now", "today", "period", "period.id", "period.from", "period.to"]);

interface Part {
  /** As shown: a field of the subject goes by its own name. */
  readonly name: string;
  readonly read: (facts: ScoringFacts) => Json;
}

/** What an expression looked at, as `[{ name, value }]`: fields of the subject and facts, so that a result can be followed back. */
export function evidenceOf(expression: CompiledExpression): (facts: ScoringFacts) => Json {
  const parts = expression.reads.filter((path) => !NOT_EVIDENCE.has(path)).map(partOf);
  const [first] = parts;
  if (first === undefined) return () => null;
  if (parts.length === 1) return (facts) => [{ name: first.name, value: first.read(facts) }];
  return (facts) => parts.map(({ name, read }) => ({ name, value: read(facts) }));
}

function partOf(path: string): Part {
  const steps = path.split(".");
  const [owner = "", field = ""] = steps;
  const name = owner === "subject" ? steps.slice(1).join(".") : path;
  if (steps.length === 1) return { name, read: (facts) => (facts[owner] ?? null) as Json };
  if (steps.length === 2) return { name, read: (facts) => member(facts[owner], field) as Json };
  return { name, read: (facts) => steps.reduce<unknown>(member, facts) as Json };
}

const member = (owner: unknown, name: string): unknown =>
  typeof owner === "object" && owner !== null ? ((owner as Readonly<Record<string, unknown>>)[name] ?? null) : null;
