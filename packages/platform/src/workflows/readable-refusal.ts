import { fillMessage, type JsonObject, type Language, ZhiliError } from "@zhili/contracts";
import { renderText } from "@zhili/engine/reports";
import { GuardRefused } from "../errors.js";

/** A guard's refusal in the pack's own words, its places filled; any other error as it is. */
export function readableRefusal(error: unknown, language: Language, data: JsonObject): unknown {
  if (!(error instanceof ZhiliError) || error.code !== "WORKFLOW_GUARD_REFUSED") return error;
  const { refusal, explain, guard } = error.facts as { refusal?: string; explain?: JsonObject; guard?: string };
  const text = refusal === undefined ? fillMessage(error.kind.messages[language], error.facts) : renderText(refusal, { ...data, ...explain });
  return GuardRefused({ facts: { text, guard: guard ?? "", ...(explain ?? {}) }, issues: error.issues, cause: error });
}
