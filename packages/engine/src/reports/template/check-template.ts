import type { Issue } from "@zhili/contracts";
import { nearest } from "../../schema/index.js";
import { ReportsBadTemplate, ReportsUnknownField, ReportsUnknownHelper, ReportsUnsafeTemplate, reportIssue } from "../errors.js";
import type { HelperTable } from "../helpers/helper.js";
import { linearMarkup } from "./linear-markup.js";
import { helperName, isBlock, isCall, isMustache, isPath, namedArguments, type Path, type Program } from "./parse-template.js";
import { isForbiddenName } from "./template-scope.js";
import { ANY, memberType, propertyType, type TemplateType } from "./template-type.js";
import { unsafeMarkup, unsafeSheet } from "./unsafe-markup.js";

const BLOCKS = ["each", "if", "unless", "with"];
const DEEPEST = 12;

interface Place {
  readonly at: TemplateType;
  readonly parents: readonly TemplateType[];
  readonly names: Readonly<Record<string, TemplateType>>;
  readonly root: TemplateType;
  readonly depth: number;
}

interface Checking {
  readonly helpers: HelperTable;
  readonly issues: Issue[];
}

/** Everything that is wrong with a parsed template: raw output, partials, prototypes, unknown helpers and fields, markup that runs. */
export function checkProgram(program: Program, root: TemplateType, helpers: HelperTable): Issue[] {
  const checking: Checking = { helpers, issues: [] };
  checkBody(program, { at: root, parents: [], names: {}, root, depth: 0 }, checking);
  const markup = linearMarkup(program);
  const what = unsafeMarkup(markup.text) ?? unsafeSheet(markup.text) ?? markup.placeFault;
  if (what !== undefined) checking.issues.push(reportIssue(ReportsUnsafeTemplate, "", { what, line: 1 }));
  return checking.issues;
}

function checkBody(program: Program | undefined, place: Place, checking: Checking): void {
  for (const node of program?.body ?? []) checkStatement(node, place, checking);
}

function checkStatement(node: hbs.AST.Statement, place: Place, checking: Checking): void {
  if (isMustache(node)) {
    if (!node.escaped) unsafe(checking, "{{{ }}}", node);
    checkCall(node, place, checking);
  } else if (isBlock(node)) checkBlock(node, place, checking);
  else if (node.type !== "ContentStatement" && node.type !== "CommentStatement") unsafe(checking, node.type, node);
}

/** A mustache or sub-expression: a helper with arguments, or a path. */
function checkCall(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, place: Place, checking: Checking): void {
  const called = isCall(node) || node.params.length > 0 || namedArguments(node).length > 0;
  if (called) checkHelper(helperName(node.path), node, checking);
  else if (isPath(node.path) && !isAlone(node.path, checking)) resolve(node.path, place, checking);
  checkArguments(node, place, checking);
}

function isAlone(path: Path, { helpers }: Checking): boolean {
  return helpers.get(helperName(path) ?? "")?.alone === true;
}

function checkArguments(node: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash }, place: Place, checking: Checking): void {
  for (const value of [...node.params, ...namedArguments(node).map((pair) => pair.value)]) {
    if (isCall(value)) checkCall(value, place, checking);
    else if (isPath(value)) resolve(value, place, checking);
  }
  for (const { key } of namedArguments(node)) if (isForbiddenName(key)) unsafe(checking, key, node.hash ?? node.params[0]);
}

function checkHelper(name: string | undefined, node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, { helpers, issues }: Checking): void {
  if (name !== undefined && helpers.has(name)) return;
  const shown = name ?? (isPath(node.path) ? node.path.original : "");
  const suggestion = nearest(shown, helpers.keys());
  issues.push(reportIssue(ReportsUnknownHelper, "", { name: shown, line: node.loc.start.line }, suggestion));
}

function checkBlock(node: hbs.AST.BlockStatement, place: Place, checking: Checking): void {
  const name = helperName(node.path);
  const line = node.loc.start.line;
  if (node.type !== "BlockStatement" || name === undefined || !BLOCKS.includes(name)) {
    checking.issues.push(reportIssue(ReportsUnknownHelper, "", { name: `#${node.path.original}`, line }, nearest(name ?? "", BLOCKS)));
    return;
  }
  if (node.params.length !== 1) {
    checking.issues.push(reportIssue(ReportsBadTemplate, "", { reason: `#${name} takes one value`, reasonZh: `#${name} 后面应有一个值` }));
    return;
  }
  if (place.depth >= DEEPEST) {
    checking.issues.push(reportIssue(ReportsBadTemplate, "", { reason: `blocks nested deeper than ${DEEPEST}`, reasonZh: `嵌套超过${DEEPEST}层` }));
    return;
  }
  checkArguments(node, place, checking);
  checkBody(node.program, blockPlace(name, node, place), checking);
  checkBody(node.inverse, { ...place, depth: place.depth + 1 }, checking);
}

/** What the inside of a block sees. */
function blockPlace(name: string, node: hbs.AST.BlockStatement, place: Place): Place {
  const depth = place.depth + 1;
  if (name === "if" || name === "unless") return { ...place, depth };
  const [subject] = node.params;
  const type = subject !== undefined && isPath(subject) ? (typeOf(subject, place).type ?? ANY) : ANY;
  const at = name === "each" ? memberType(type) : type;
  const [value, key] = node.program?.blockParams ?? [];
  const given = { ...(value === undefined ? {} : { [value]: at }), ...(key === undefined ? {} : { [key]: {} }) };
  return { at, parents: [place.at, ...place.parents], names: { ...place.names, ...given }, root: place.root, depth };
}

function resolve(path: Path, place: Place, checking: Checking): void {
  const forbidden = path.parts.find(isForbiddenName);
  if (forbidden !== undefined) {
    unsafe(checking, forbidden, path);
    return;
  }
  const { type, known } = typeOf(path, place);
  if (type !== undefined) return;
  const suggestion = nearest(path.parts.at(-1) ?? "", known);
  checking.issues.push(reportIssue(ReportsUnknownField, "", { name: path.original, line: path.loc.start.line }, suggestion));
}

function typeOf(path: Path, place: Place): { readonly type?: TemplateType; readonly known: readonly string[] } {
  const [head, ...rest] = path.parts;
  if (path.data) {
    if (head === "root") return through(place.root, rest);
    return ["index", "key", "first", "last"].includes(head ?? "") ? { type: {}, known: [] } : { known: ["index", "key", "first", "last", "root"] };
  }
  const own = /^(\.|this\b)/.test(path.original);
  const named = head !== undefined && path.depth === 0 && !own && Object.hasOwn(place.names, head) ? place.names[head] : undefined;
  if (named !== undefined) return through(named, rest);
  const start = path.depth === 0 ? place.at : place.parents[path.depth - 1];
  return start === undefined ? { known: [] } : through(start, path.parts);
}

function through(start: TemplateType, parts: readonly string[]): { readonly type?: TemplateType; readonly known: readonly string[] } {
  let type = start;
  for (const part of parts) {
    const next = propertyType(type, part);
    if (next === undefined) return { known: Object.keys(type.fields ?? {}) };
    type = next;
  }
  return { type, known: [] };
}

function unsafe({ issues }: Checking, what: string, node: hbs.AST.Node | undefined): void {
  issues.push(reportIssue(ReportsUnsafeTemplate, "", { what, line: node?.loc?.start.line ?? 1 }));
}
