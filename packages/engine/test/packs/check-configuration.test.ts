import type { Issue, Json } from "@zhili/contracts";
import { describe, expect, it } from "vitest";
import { checkConfiguration, indexConfiguration, type PackDocument, readPack, resolveRef, workflowEnvironment } from "../../src/packs/index.js";
import { known } from "./known.js";
import { planted, smallPack } from "./small-pack.js";

function packOf(files: Record<string, string>): PackDocument {
  const { pack, issues } = readPack(files);
  if (pack === undefined) throw new Error(JSON.stringify(issues));
  return pack;
}

const WORKFLOW = "workflows/claim-run.json";
const TRANSITION = ["transitions", 0] as const;

type Planted = readonly [what: string, file: string, path: readonly (string | number)[], value: Json, code: string, suggestion: string | undefined];

const faults: readonly Planted[] = [
  ["a field of the record in a guard", WORKFLOW, [...TRANSITION, "guards", 0, "when"], "record.pionts > 1", "EXPRESSION_UNKNOWN_FIELD", "points"],
  ["a field of a referred record in a guard", WORKFLOW, [...TRANSITION, "guards", 0, "when"], "owner.memberz > 1", "EXPRESSION_UNKNOWN_FIELD", "members"],
  ["a field of the step in a guard", WORKFLOW, [...TRANSITION, "guards", 0, "when"], "input.nota == ''", "EXPRESSION_UNKNOWN_FIELD", "note"],
  ["a fact in a guard", WORKFLOW, [...TRANSITION, "guards", 0, "when"], "other < 3", "EXPRESSION_UNKNOWN_NAME", "others"],
  ["a guard that is no yes or no", WORKFLOW, [...TRANSITION, "guards", 0, "when"], "others + 1", "PACKS_WRONG_RESULT", undefined],
  ["a field in the words of a refusal", WORKFLOW, [...TRANSITION, "guards", 0, "refusal"], "已{{cuont}}次", "REPORTS_UNKNOWN_FIELD", "count"],
  ["a helper in a title", WORKFLOW, [...TRANSITION, "effects", 1, "params", "title"], "{{moeny points}}", "REPORTS_UNKNOWN_HELPER", "money"],
  ["a role", WORKFLOW, [...TRANSITION, "roles", 0], "clerks", "PACKS_UNKNOWN_NAME", "clerk"],
  ["a role in an effect", WORKFLOW, [...TRANSITION, "effects", 1, "params", "roles", 0], "klerk", "PACKS_UNKNOWN_NAME", "clerk"],
  ["a level in an effect", WORKFLOW, [...TRANSITION, "effects", 1, "params", "level"], "vilage", "PACKS_UNKNOWN_NAME", "village"],
  ["a state", WORKFLOW, [...TRANSITION, "to"], "donne", "PACKS_UNKNOWN_NAME", "done"],
  ["an effect type", WORKFLOW, [...TRANSITION, "effects", 0, "type"], "awrad", "PACKS_UNKNOWN_NAME", "award"],
  ["an effect parameter", WORKFLOW, [...TRANSITION, "effects", 1, "params", "rolles"], ["clerk"], "PACKS_BAD_PARAMETER", "roles"],
  ["an expression in an effect", WORKFLOW, [...TRANSITION, "effects", 0, "params", "account"], "record.famly", "EXPRESSION_UNKNOWN_FIELD", "family"],
  ["a field of the item in an effect", WORKFLOW, [...TRANSITION, "effects", 0, "params", "amount"], "item.quantiti", "EXPRESSION_UNKNOWN_FIELD", "quantity"],
  ["a ledger", WORKFLOW, [...TRANSITION, "effects", 0, "params", "ledger"], "point", "PACKS_UNKNOWN_NAME", "points"],
  ["a ledger rule", WORKFLOW, [...TRANSITION, "effects", 0, "params", "rule"], "claims", "PACKS_UNKNOWN_NAME", "claim"],
  ["a source", WORKFLOW, [...TRANSITION, "facts", 0, "source"], "refrence", "PACKS_UNKNOWN_NAME", "reference"],
  ["a state in the filter of a fact", WORKFLOW, [...TRANSITION, "facts", 1, "params", "where", "state"], "doen", "PACKS_UNKNOWN_NAME", "done"],
  ["an operator in the filter of a fact", WORKFLOW, [...TRANSITION, "facts", 1, "params", "where", "state"], { $regex: "d" }, "PACKS_BAD_FILTER", undefined],
  ["a field of the form of a step", WORKFLOW, [...TRANSITION, "form", "fields", 0], "point", "PACKS_UNKNOWN_FIELD", "points"],
  ["a level of a deadline", WORKFLOW, ["states", 0, "deadline", "overdue", 0, "toLevel"], "towship", "PACKS_UNKNOWN_NAME", "township"],
  [
    "a field of a computed value",
    "record-types/family.json",
    ["schema", "properties", "double", "computed"],
    "record.mebers * 2",
    "EXPRESSION_UNKNOWN_FIELD",
    "members",
  ],
  ["a column", "record-types/family.json", ["list", "columns", 0, "id"], "nu", "PACKS_UNKNOWN_FIELD", "no"],
  ["a filter of a list", "record-types/family.json", ["list", "filters", 0, "field"], "joinde", "PACKS_UNKNOWN_FIELD", "joined"],
  ["an index", "record-types/family.json", ["indexes", 0, "fields", 0], "noo", "PACKS_UNKNOWN_FIELD", "no"],
  ["a search in a sealed field", "record-types/family.json", ["list", "search", 0], "head", "PACKS_CONTRADICTION", undefined],
  ["a title", "record-types/family.json", ["titleTemplate"], "{{heda}}", "REPORTS_UNKNOWN_FIELD", "head"],
  ["a code list", "record-types/family.json", ["schema", "properties", "no", "codeList"], "org-levle", "PACKS_UNKNOWN_NAME", "org-level"],
  ["a format", "record-types/family.json", ["schema", "properties", "no", "format"], "cn-mobil", "PACKS_UNKNOWN_NAME", "cn-mobile"],
  ["a referred type", "record-types/claim.json", ["schema", "properties", "family", "refersTo"], "familly", "PACKS_UNKNOWN_NAME", "family"],
  [
    "a field of candidates",
    "record-types/claim.json",
    ["schema", "properties", "family", "refersWhere"],
    "candidate.stat == ''",
    "EXPRESSION_UNKNOWN_FIELD",
    "state",
  ],
  ["a field of the source in a ledger rule", "ledgers/points.json", ["rules", 0, "amount"], "record.point", "EXPRESSION_UNKNOWN_FIELD", "points"],
  ["a field of the account in a ceiling", "ledgers/points.json", ["ceiling"], "account.member", "EXPRESSION_UNKNOWN_FIELD", "members"],
  ["evidence", "ledgers/points.json", ["rules", 0, "evidence", 0], "prooof", "PACKS_UNKNOWN_FIELD", "proof"],
  ["a group in a grade", "scorecards/stars.json", ["editions", 0, "grades", 0, "when"], "groups.lav.lit", "EXPRESSION_UNKNOWN_FIELD", "law"],
  ["a scoring source", "scorecards/stars.json", ["editions", 0, "groups", 0, "indicators", 0, "source", "type"], "formulae", "PACKS_UNKNOWN_NAME", "formula"],
  [
    "a field of the subject",
    "scorecards/stars.json",
    ["editions", 0, "groups", 0, "indicators", 0, "source", "params", "points"],
    "subject.membres",
    "EXPRESSION_UNKNOWN_FIELD",
    "members",
  ],
  ["a group of a veto", "scorecards/stars.json", ["editions", 0, "vetoes", 0, "group"], "lawn", "PACKS_UNKNOWN_NAME", "law"],
  ["a field of a report's column", "reports/claims.json", ["datasets", 0, "columns", 0, "field"], "wat", "PACKS_UNKNOWN_FIELD", "what"],
  ["a field of a joined record", "reports/claims.json", ["datasets", 0, "columns", 1, "value"], "home.haed", "EXPRESSION_UNKNOWN_FIELD", "head"],
  ["a sort key of a report", "reports/claims.json", ["datasets", 0, "sort", 0, "field"], "pointss", "PACKS_UNKNOWN_FIELD", "points"],
  ["a join over a field that refers to nothing", "reports/claims.json", ["datasets", 0, "join", 0, "field"], "what", "PACKS_CONTRADICTION", undefined],
  ["a subject of a role", "roles/clerk.json", ["rules", 0, "subjects", 0], "record-type/clam", "PACKS_UNKNOWN_NAME", "record-type/claim"],
  ["a field of a role's condition", "roles/clerk.json", ["rules", 0, "where"], { kreatedBy: 1 }, "PACKS_UNKNOWN_FIELD", "createdBy"],
  ["a field of a role", "roles/clerk.json", ["rules", 0, "fields", 0], "waht", "PACKS_UNKNOWN_FIELD", "what"],
  ["a report of a page", "pages/work.json", ["blocks", 1, "report"], "claim", "PACKS_UNKNOWN_NAME", "claims"],
  ["a dataset of a page", "pages/work.json", ["blocks", 1, "dataset"], "claim", "PACKS_UNKNOWN_NAME", "claims"],
  ["a state of a page", "pages/work.json", ["blocks", 0, "states", 0], "daft", "PACKS_UNKNOWN_NAME", "draft"],
  ["an org unit of a map", "pages/work.json", ["blocks", 2, "map", "unit"], "plaec", "PACKS_UNKNOWN_NAME", "place"],
  ["an org unit of a map that is a measure", "pages/work.json", ["blocks", 2, "map", "unit"], "count", "PACKS_UNKNOWN_NAME", undefined],
  ["a value of a map", "pages/work.json", ["blocks", 2, "map", "value"], "cuont", "PACKS_UNKNOWN_NAME", "count"],
  ["a whole of a map", "pages/work.json", ["blocks", 2, "map", "of"], "al", "PACKS_UNKNOWN_NAME", "all"],
  ["a list of a map", "pages/work.json", ["blocks", 2, "map", "opens"], "clam", "PACKS_UNKNOWN_NAME", "claim"],
  ["a group rolled up twice", "reports/claims.json", ["datasets", 1, "group", 0, "below"], true, "PACKS_CONTRADICTION", undefined],
  ["a record type of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 0, "recordType"], "clam", "PACKS_UNKNOWN_NAME", "claim"],
  ["a day of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 1, "start"], "hannded", "PACKS_UNKNOWN_FIELD", "handed"],
  ["a last day of a calendar that is no date", "pages/work.json", ["blocks", 3, "calendar", "entries", 1, "end"], "what", "PACKS_CONTRADICTION", undefined],
  ["a time of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 1, "time"], "wat", "PACKS_UNKNOWN_FIELD", "what"],
  ["a state of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 0, "states", 0], "daft", "PACKS_UNKNOWN_NAME", "draft"],
  ["words of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 1, "show", 0], "pointss", "PACKS_UNKNOWN_FIELD", "points"],
  ["a schedule of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 1, "schedules", 0], "yearyl", "PACKS_UNKNOWN_NAME", "yearly"],
  ["a condition of a calendar", "pages/work.json", ["blocks", 3, "calendar", "entries", 0, "filter"], { pointss: 1 }, "PACKS_UNKNOWN_FIELD", "points"],
];

describe("checkConfiguration", () => {
  it("finds nothing wrong with a pack in which everything is right", () => {
    expect(checkConfiguration([packOf(smallPack())], known)).toEqual([]);
  });

  it.each(faults)("refuses %s that is wrong, with file, path, line and the nearest name", (_, file, path, value, code, suggestion) => {
    const files = planted(file, path, value);
    const issues = checkConfiguration([packOf(files)], known);
    const found = issues.find((issue: Issue) => issue.code === code && issue.suggestion === suggestion);
    expect(found, JSON.stringify(issues)).toBeDefined();
    expect(found?.file).toBe(file);
    expect(`${found?.path}/`.startsWith(`/${path.join("/")}/`), found?.path).toBe(true);
    const line = files[file]?.split("\n")[(found?.line ?? 0) - 1] ?? "";
    const last = path.at(-1);
    expect(line).toContain(Array.isArray(value) ? String(last) : typeof value === "object" ? Object.keys(value ?? {})[0] : JSON.stringify(value));
    expect(found?.message["zh-CN"]).not.toMatch(/\{\w+\}/);
    expect(found?.message.en).not.toMatch(/\{\w+\}/);
  });

  it("draws a map only of a dataset that is grouped by org units and by nothing else", () => {
    const groups = [
      [{ id: "place", field: "what" }],
      [
        { id: "place", field: "orgUnit" },
        { id: "what", field: "what" },
      ],
    ];
    for (const group of groups) {
      const issues = checkConfiguration([packOf(planted("reports/claims.json", ["datasets", 1, "group"], group))], known);
      expect(issues.map(({ code, file, path }) => [code, file, path])).toEqual([["PACKS_CONTRADICTION", "pages/work.json", "/blocks/2/map/unit"]]);
    }
  });

  it("holds what a schedule will still make against no condition", () => {
    const files = planted("pages/work.json", ["blocks", 3, "calendar", "entries", 1, "filter"], { points: 1 });
    const issues = checkConfiguration([packOf(files)], known);
    expect(issues.map(({ code, path }) => [code, path])).toEqual([["PACKS_CONTRADICTION", "/blocks/3/calendar/entries/1/filter"]]);
  });

  it("does not let everybody's role open all records without saying so", () => {
    const files = planted("roles/clerk.json", ["personal"], true);
    const role = JSON.parse(files["roles/clerk.json"] ?? "{}");
    delete role.rules[0].where;
    const open = (rule: object) =>
      checkConfiguration([packOf({ ...files, "roles/clerk.json": JSON.stringify({ ...role, rules: [{ ...role.rules[0], ...rule }] }) })], known);
    expect(open({}).map(({ code }) => code)).toEqual(["PACKS_CONTRADICTION"]);
    expect(open({ anywhere: true })).toEqual([]);
  });

  it("asks for the packs that a pack requires", () => {
    const files = planted("package.json", ["zhili", "requires", "packs"], { base: "^1.0.0" });
    expect(checkConfiguration([packOf(files)], known).map(({ code, file }) => `${code} ${file}`)).toEqual(["PACKS_UNKNOWN_NAME package.json"]);
  });

  it("follows translations to the texts that they translate", () => {
    const locale = { "workflow/claim-run/transitions/accept/title": "Accept", "workflow/claim-run/transitions/acept/title": "Accept" };
    const issues = checkConfiguration([packOf({ ...smallPack(), "locales/en.json": JSON.stringify(locale) })], known);
    expect(issues).toMatchObject([{ code: "PACKS_UNKNOWN_NAME", file: "locales/en.json", suggestion: "workflow/claim-run/transitions/accept/title" }]);
  });

  it("types facts by what they measure and references by the record they lead to", () => {
    const pack = packOf(smallPack());
    const index = indexConfiguration([pack]);
    const claim = resolveRef("claim", "record-type", "small", [pack]);
    const facts = pack.definitions.workflow["claim-run"]?.transitions[0]?.facts;
    const names = claim === undefined ? {} : workflowEnvironment({ index, known, pack: "small" }, claim, { facts });
    expect(names.others).toBe("int");
    expect(names.owner).toMatchObject({ object: { members: "int", head: "string", state: "string" } });
  });
});
