import type { Json, JsonObject } from "@zhili/contracts";
import { isObject, type Maybe } from "./json-equal.js";
import { type MergeNotes, mergeValue } from "./merge-value.js";

const MANIFEST_FILE = "package.json";
/** Members of package.json that are part of the pack as data. */
const OF_THE_PACK = new Set(["name", "version", "zhili"]);

type Files = Readonly<Record<string, string>>;

/**
 * Three-way merge of what a pack's folder holds beside its definitions: other members of package.json (description, license,
 * peerDependencies) and texts at the root. Places of conflicts are `pack:file/<name>#<path>`; ours stays there.
 */
export function mergeBeside(pack: string, base: Files, ours: Files, theirs: Files): MergeNotes & { readonly members: JsonObject; readonly texts: Files } {
  const notes: MergeNotes = { applied: [], kept: [], conflicts: [] };
  const merge = (file: string, ...[old, here, there]: [Maybe, Maybe, Maybe]): Maybe =>
    mergeValue(
      { definition: `${pack}:file/${file}`, notes, choice: () => undefined, textKind: (path) => (path === "" ? "lines" : "whole") },
      "",
      old,
      here,
      there,
    );
  const members = merge(MANIFEST_FILE, membersOf(base), membersOf(ours), membersOf(theirs));
  const texts: Record<string, string> = {};
  for (const file of new Set([...Object.keys(theirs), ...Object.keys(ours), ...Object.keys(base)].filter(isText))) {
    const text = merge(file, base[file], ours[file], theirs[file]);
    if (typeof text === "string") texts[file] = text;
  }
  return { ...notes, members: isObject(members) ? members : {}, texts };
}

function isText(file: string): boolean {
  return !file.includes("/") && file !== MANIFEST_FILE;
}

function membersOf(files: Files): JsonObject {
  const read = JSON.parse(files[MANIFEST_FILE] ?? "{}") as Json;
  return isObject(read) ? Object.fromEntries(Object.entries(read).filter(([name]) => !OF_THE_PACK.has(name))) : {};
}
