import type { Issue, LocalizedText } from "@zhili/contracts";
import { lineOf, nearest } from "../../schema/index.js";
import { PacksUnknownName, packIssue } from "../errors.js";
import { DEFINITION_KINDS, type PackDocument } from "../pack-document.js";
import { pointerPart } from "../read/read-json.js";

const TEXT: LocalizedText = { "zh-CN": "文字", en: "text" };
const OWN = new Set(["pack", "text"]);

/**
 * Translations lead to texts that are there: `<kind>/<id>/<path>`, members of lists by their id. `report/<id>/template` is the whole text of a
 * report in the language, also when the pack keeps it in a file. `pack/` and `text/` are not looked into.
 */
export function localeIssues(pack: PackDocument): Issue[] {
  const languages = Object.entries(pack.locales);
  if (languages.length === 0) return [];
  const known = new Map<string, Set<string>>();
  for (const kind of DEFINITION_KINDS) {
    for (const [id, definition] of Object.entries(pack.definitions[kind])) {
      const own = kind === "report" ? [`report/${id}/template`] : [];
      known.set(`${kind}/${id}`, textPaths(definition, `${kind}/${id}`, new Set(own)));
    }
  }
  return languages.flatMap(([language, texts]) => {
    const keys = typeof texts === "object" && texts !== null && !Array.isArray(texts) ? Object.keys(texts) : [];
    return keys.flatMap((key) => {
      const [kind = "", id = ""] = key.split("/");
      const paths = known.get(`${kind}/${id}`);
      if (OWN.has(kind) || paths?.has(key) === true) return [];
      const facts = { name: key, what: TEXT.en, whatZh: TEXT["zh-CN"] };
      const issue = packIssue(PacksUnknownName, `/${pointerPart(key)}`, facts, nearest(key, paths ?? known.keys()));
      const file = `locales/${language}.json`;
      const source = pack.sources?.[file];
      return [{ ...issue, pack: pack.manifest.id, file, ...(source === undefined ? {} : { line: lineOf(source, issue.path) }) }];
    });
  });
}

function textPaths(value: unknown, path: string, found: Set<string>): Set<string> {
  if (typeof value === "string") found.add(path);
  else if (Array.isArray(value)) value.forEach((member: unknown, at) => void textPaths(member, `${path}/${memberName(member, at)}`, found));
  else if (value !== null && typeof value === "object") for (const [key, member] of Object.entries(value)) textPaths(member, `${path}/${key}`, found);
  return found;
}

function memberName(member: unknown, at: number): string {
  return typeof member === "object" && member !== null && "id" in member && typeof member.id === "string" ? member.id : String(at);
}
