import { fillMessage, type JsonObject, type Language, ZhiliError } from "@zhili/contracts";
import { renderText } from "@zhili/engine/reports";
import type { Configuration } from "../configuration/configuration.js";
import { refusalWords } from "../configuration/refusal-words.js";
import { GuardRefused } from "../errors.js";

interface Reader {
  readonly configuration: Pick<Configuration, "packs">;
  readonly context: { readonly language: Language };
}

/** A guard's refusal in the pack's own words and the reader's language, its places filled; any other error as it is. */
export function readableRefusal(error: unknown, reader: Reader, data: JsonObject): unknown {
  if (!(error instanceof ZhiliError) || error.code !== "WORKFLOW_GUARD_REFUSED") return error;
  const { refusal, explain, guard } = error.facts as { refusal?: string; explain?: JsonObject; guard?: string };
  const text =
    refusal === undefined
      ? fillMessage(error.kind.messages[reader.context.language], error.facts)
      : renderText(refusalWords(reader, refusal), { ...data, ...explain });
  return GuardRefused({ facts: { text, guard: guard ?? "", ...(explain ?? {}) }, issues: error.issues, cause: error });
}
