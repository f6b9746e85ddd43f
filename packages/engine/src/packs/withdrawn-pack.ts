import type { Json, JsonObject, RoleDefinition } from "@zhili/contracts";
import { isObject } from "./merge/json-equal.js";
import { kindOfPart, packOfParts, partsOf } from "./merge/pack-parts.js";
import type { PackDocument } from "./pack-document.js";

/** What stays of a pack that is withdrawn: all that is needed to read, find and export its records and to open its accounts. */
const KEPT = new Set(["manifest", "record-type", "code-list", "ledger", "role", "calendar"]);
const READING = new Set(["read", "export", "unmask"]);

/**
 * The pack without all that makes anything happen: no workflows, schedules, scorecards, reports, pages, no rule of a ledger that acts by
 * itself, no right but to read. Texts of what is gone are gone too.
 */
export function withdrawnPack(pack: PackDocument): PackDocument {
  const kept = new Map<string, Json>();
  for (const [name, part] of partsOf(pack)) {
    const kind = kindOfPart(name);
    if (kind === "role") {
      const role = readingRole(part as unknown as RoleDefinition);
      if (role !== undefined) kept.set(name, role);
    } else if (kind === "ledger") kept.set(name, without(part as JsonObject, "expiry"));
    else if (kind === "record-type") kept.set(name, without(part as JsonObject, "print"));
    else if (KEPT.has(kind)) kept.set(name, part);
  }
  for (const [language, texts] of Object.entries(pack.locales)) kept.set(`locale/${language}`, textsOf(texts as JsonObject, kept));
  return packOfParts(kept);
}

/** A role that administers stays whole: somebody has to be able to bring the pack back. */
function readingRole(role: RoleDefinition): Json | undefined {
  if (role.administers !== undefined) return role as unknown as Json;
  const rules = role.rules.flatMap((rule) => {
    const actions = rule.actions.filter((action) => READING.has(action));
    const subjects = rule.subjects.filter((subject) => /^(record-type|ledger)\//.test(subject.slice(subject.indexOf(":") + 1)));
    return actions.length === 0 || subjects.length === 0 ? [] : [{ ...rule, actions, subjects }];
  });
  return rules.length === 0 ? undefined : ({ ...role, rules } as unknown as Json);
}

function without(part: JsonObject, key: string): JsonObject {
  const { [key]: _gone, ...rest } = part;
  return rest;
}

/** Texts whose place is still there: `kind/id/path`, where members of lists are named by id. */
function textsOf(texts: JsonObject, parts: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries(
    Object.entries(texts).filter(([key]) => {
      const [kind = "", id = "", ...path] = key.split("/");
      if (kind === "pack") return true;
      const part = parts.get(`${kind}/${id}`);
      return part !== undefined && (path.length === 0 || hasFirst(part, path));
    }),
  );
}

function hasFirst(part: Json, [first = "", member = ""]: readonly string[]): boolean {
  if (!isObject(part) || !Object.hasOwn(part, first)) return false;
  const list = part[first];
  return !Array.isArray(list) || list.some((one) => isObject(one) && one.id === member);
}
