import type { Json, Language } from "@zhili/contracts";
import type { PackDocument } from "@zhili/engine/packs";
import { translateDefinition } from "../configuration/translate.js";

/** What other definitions can name of a definition. */
export interface NameableMembers {
  /** Fields of a record type, states of a workflow. */
  readonly members?: readonly { readonly id: string; readonly title: string }[];
  /** Record type (`pack:id`) of a workflow. */
  readonly recordType?: string;
}

/** What can be named of a part of a pack, titled in the reader's language; a draft's part need not have its shape yet. */
export function nameableMembers(pack: PackDocument, part: string, value: Json, language: Language): NameableMembers {
  const [kind = "", id = ""] = part.split("/");
  if (kind !== "record-type" && kind !== "workflow") return {};
  const { schema, states, recordType } = objectOf(translateDefinition(pack, kind, id, value, language));
  if (kind === "record-type") {
    const fields = Object.entries(objectOf(objectOf(schema).properties));
    return { members: fields.map(([name, field]) => ({ id: name, title: titleOf(field) ?? name })) };
  }
  const members = (Array.isArray(states) ? states : []).flatMap((state) => {
    const own = objectOf(state).id;
    return typeof own === "string" ? [{ id: own, title: titleOf(state) ?? own }] : [];
  });
  const about = typeof recordType === "string" ? { recordType: recordType.includes(":") ? recordType : `${pack.manifest.id}:${recordType}` } : {};
  return { members, ...about };
}

function titleOf(value: Json | undefined): string | undefined {
  const { title } = objectOf(value);
  return typeof title === "string" && title !== "" ? title : undefined;
}

function objectOf(value: Json | undefined): Readonly<Record<string, Json | undefined>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
