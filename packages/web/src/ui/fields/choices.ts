import type { FieldSchema } from "@zhili/contracts";
import type { CodeItem, Configuration } from "../../api/types.js";
import { lookUp } from "../refs.js";

export interface Choice {
  readonly value: string | number;
  readonly label: string;
  readonly tone?: CodeItem["tone"];
  readonly retired?: boolean;
}

/** What a field of options, of a code list or of fixed values offers, in order; retired ones are marked. */
export function choicesOf(field: FieldSchema, configuration: Configuration, pack: string): readonly Choice[] {
  const source = field.type === "array" && field.items !== undefined ? field.items : field;
  if (source.options !== undefined) return source.options.map(asChoice);
  if (source.codeList !== undefined) return (lookUp(configuration.codeLists, source.codeList, pack) ?? []).map(asChoice);
  return (source.enum ?? []).filter((value) => typeof value === "string" || typeof value === "number").map((value) => ({ value, label: String(value) }));
}

function asChoice(item: { readonly id: string; readonly title: string; readonly tone?: CodeItem["tone"]; readonly retired?: boolean }): Choice {
  return { value: item.id, label: item.title, ...(item.tone ? { tone: item.tone } : {}), ...(item.retired ? { retired: true } : {}) };
}
