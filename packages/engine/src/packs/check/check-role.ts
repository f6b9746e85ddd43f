import type { RoleDefinition } from "@zhili/contracts";
import { nearest } from "../../schema/index.js";
import type { RecordTypeFound } from "../configuration-index.js";
import { PacksContradiction, PacksUnknownName } from "../errors.js";
import { DEFINITION_KINDS, type DefinitionKind } from "../pack-document.js";
import { knownRefs, type Resolved } from "../resolve-ref.js";
import { checkFilter } from "./check-filter.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

type Rule = RoleDefinition["rules"][number];

const LOOKING = ["read", "update", "delete", "unmask", "export", "manage"];

/** Roles named, subjects, fields and conditions; and that everybody's role does not open everything. */
export function checkRole(checker: Checker, { definition }: Resolved<"role">): void {
  checker.refs("role", definition.excludes, "/excludes");
  if (definition.extends !== undefined) checker.ref("role", definition.extends, "/extends");
  definition.levels?.forEach((level, at) => void checker.level(level, `/levels/${at}`));
  definition.rules.forEach((rule, at) => {
    const path = `/rules/${at}`;
    const recordTypes = rule.subjects.flatMap((subject, index) => checkSubject(checker, subject, `${path}/subjects/${index}`));
    const [only] = recordTypes;
    checkUnbound(checker, definition, rule, path);
    if (only === undefined || recordTypes.length > 1 || rule.subjects.length > 1) return;
    checker.fields(only, rule.fields, `${path}/fields`, true);
    checkFilter(checker, rule.where, `${path}/where`, { recordType: only, actor: true });
  });
}

/** Record types that the subject names by itself; a `*` names none. */
function checkSubject(checker: Checker, subject: string, path: string): RecordTypeFound[] {
  const slash = subject.indexOf("/");
  if (slash < 0) return [];
  const before = subject.slice(0, slash);
  const id = subject.slice(slash + 1);
  const colon = before.indexOf(":");
  const pack = colon < 0 ? checker.pack : before.slice(0, colon);
  const kind = before.slice(colon + 1);
  if (!isKind(kind)) return [];
  if (id === "*") {
    const packs = checker.index.packs.map(({ manifest }) => manifest.id);
    checker.name(pack, packs, KIND_WORDS.pack, path);
    return [];
  }
  const found = checker.index.find(kind, `${pack}:${id}`, pack);
  if (found === undefined) {
    const words = KIND_WORDS[kind];
    const near = nearest(`${pack}:${id}`, knownRefs(kind, "", checker.index.packs));
    const suggestion = near === undefined ? undefined : near.startsWith(`${checker.pack}:`) ? `${kind}/${near.split(":")[1]}` : near.replace(":", `:${kind}/`);
    checker.add(PacksUnknownName, path, { name: subject, what: words.en, whatZh: words["zh-CN"] }, suggestion);
    return [];
  }
  return kind === "record-type" ? [found as RecordTypeFound] : [];
}

/** A role that nobody is granted has no org unit: without a condition its rule would open every record of the county. */
function checkUnbound(checker: Checker, role: RoleDefinition, rule: Rule, path: string): void {
  const everybody = role.personal === true || role.anonymous === true;
  const records = rule.subjects.some((subject) => subject === "all" || subject.includes("record-type/"));
  if (!everybody || !records || rule.inverted === true || rule.anywhere === true || rule.where !== undefined) return;
  if (!rule.actions.some((action) => LOOKING.includes(action))) return;
  checker.add(PacksContradiction, path, {
    reason: "everybody holds this role and the rule has no condition; add `where`, or `anywhere: true` if all records are meant",
    reasonZh: "人人都有这个角色，而这条规则没有条件；请加上 where，确要放开全部记录时写明 anywhere: true",
  });
}

function isKind(kind: string): kind is DefinitionKind {
  return DEFINITION_KINDS.some((known) => known === kind);
}
