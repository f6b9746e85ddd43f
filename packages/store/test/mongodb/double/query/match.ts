import { badValue, notInDouble } from "../errors.js";
import { asDocs, type Doc, isOperatorDoc } from "../values/doc.js";
import { valuesAt } from "../values/paths.js";
import { compilePredicates, type Predicate } from "./predicates.js";

export type Matcher = (document: Doc) => boolean;

/** Compiles a filter. An operator that is not here is refused by name. */
export function compileFilter(filter: Doc): Matcher {
  const tests = Object.entries(filter).map(([key, operand]) => (key.startsWith("$") ? compileLogical(key, operand) : compileField(key, operand)));
  return (document) => tests.every((test) => test(document));
}

function compileLogical(operator: string, operand: unknown): Matcher {
  if (operator === "$comment") return () => true;
  if (operator !== "$and" && operator !== "$or" && operator !== "$nor") throw notInDouble(`the filter operator ${operator}`);
  const parts = asDocs(operand, operator).map(compileFilter);
  if (parts.length === 0) throw badValue("$and/$or/$nor must be a nonempty array");
  if (operator === "$and") return (document) => parts.every((part) => part(document));
  if (operator === "$or") return (document) => parts.some((part) => part(document));
  return (document) => !parts.some((part) => part(document));
}

function compileField(path: string, operand: unknown): Matcher {
  const parts = path.split(".");
  const predicate: Predicate = compilePredicates(isOperatorDoc(operand) ? operand : { $eq: operand });
  return (document) => predicate(valuesAt(document, parts));
}
