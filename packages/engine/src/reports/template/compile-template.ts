import { ReportsTooLarge } from "../errors.js";
import type { HelperTable } from "../helpers/helper.js";
import { escapeHtml, linkTo, plainText, SafeHtml } from "./escape-html.js";
import { leadingCells } from "./leading-cells.js";
import { helperName, isBlock, isCall, isContent, isMustache, isPath, literalValue, namedArguments, type Path, type Program } from "./parse-template.js";
import { ownProperty, type Run, scopeAt, type TemplateScope } from "./template-scope.js";

/** A template ready to be rendered: closures over its tree, no generated code. */
export interface CompiledTemplate {
  render(value: unknown, options: RenderTemplateOptions): string;
}

export interface RenderTemplateOptions {
  /** HTML escapes its values, plain text does not. */
  readonly escape: boolean;
  /** What helpers know: language, titles and the like. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Words of a property of an object when it is printed by itself; helpers and conditions see the plain value. */
  readonly shown?: Run["shown"];
  /** Address of what an object rests on; in a list, the first cell of each line that shows the member leads there. */
  readonly opens?: Run["opens"];
}

type Writer = (scope: TemplateScope) => string;
type Reader = (scope: TemplateScope) => unknown;

const MOST_STEPS = 500_000;
const MOST_CHARACTERS = 50_000_000;

/** Compiles a program that has passed its checks. A rendering throws REPORTS_TOO_LARGE when it repeats or writes beyond bounds. */
export function compileTemplate(program: Program, helpers: HelperTable): CompiledTemplate {
  const write = programWriter(program, helpers);
  return {
    render(value, { escape: escaping, options = {}, shown, opens }) {
      const run: Run = { root: value, escape: escaping, options, shown, opens, stepsLeft: MOST_STEPS, charactersLeft: MOST_CHARACTERS };
      return write({ value, names: {}, data: {}, run });
    },
  };
}

function programWriter(program: Program, helpers: HelperTable, leading: ReadonlySet<hbs.AST.Statement> = NONE): Writer {
  const writers = program.body.map((node) => {
    const write = statementWriter(node, helpers);
    return leading.has(node) ? linkWriter(write) : write;
  });
  return (scope) => {
    const { run } = scope;
    let text = "";
    for (const write of writers) text += write(scope);
    run.charactersLeft -= text.length;
    if (run.charactersLeft < 0) throw ReportsTooLarge({ facts: { limit: `${MOST_CHARACTERS / 1_000_000} MB` } });
    return text;
  };
}

function statementWriter(node: hbs.AST.Statement, helpers: HelperTable): Writer {
  if (isContent(node)) return () => node.value;
  if (isBlock(node)) return blockWriter(node, helpers);
  if (!isMustache(node)) return () => "";
  const read = mustacheReader(node, helpers);
  return (scope) => {
    const value = read(scope);
    if (value instanceof SafeHtml) return value.html;
    const text = plainText(value);
    return scope.run.escape ? escapeHtml(text) : text;
  };
}

const NONE: ReadonlySet<hbs.AST.Statement> = new Set();

/** What the cell shows, as a link to what its row rests on. */
function linkWriter(write: Writer): Writer {
  return (scope) => {
    const { value, run } = scope;
    const address = value !== null && typeof value === "object" ? run.opens?.(value) : undefined;
    const text = write(scope);
    return address === undefined || text === "" ? text : linkTo(address, text);
  };
}

function mustacheReader(node: hbs.AST.MustacheStatement, helpers: HelperTable): Reader {
  const name = helperName(node.path);
  const called = node.params.length > 0 || namedArguments(node).length > 0;
  if (name !== undefined && called) return callReader(name, node, helpers);
  const read = isPath(node.path) ? shownReader(node.path) : expressionReader(node.path, helpers);
  if (name === undefined || helpers.get(name)?.alone !== true) return read;
  const call = callReader(name, node, helpers);
  return (scope) => read(scope) ?? call(scope);
}

function expressionReader(node: hbs.AST.Node, helpers: HelperTable): Reader {
  if (isPath(node)) return pathReader(node);
  if (isCall(node)) return callReader(helperName(node.path) ?? "", node, helpers);
  const value = literalValue(node)?.value;
  return () => value;
}

function callReader(name: string, node: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash }, helpers: HelperTable): Reader {
  const helper = helpers.get(name);
  const values = node.params.map((param) => expressionReader(param, helpers));
  const named = namedArguments(node).map((pair) => [pair.key, expressionReader(pair.value, helpers)] as const);
  return (scope) => {
    if (helper === undefined) return undefined;
    const options = Object.fromEntries(named.map(([key, read]) => [key, read(scope)]));
    return helper.call(
      values.map((read) => read(scope)),
      options,
      scope.run,
    );
  };
}

function pathReader(path: Path): Reader {
  const { parts, depth, data } = path;
  const [head, ...rest] = parts;
  const through = (value: unknown, names: readonly string[]): unknown => names.reduce((at, name) => ownProperty(at, name), value);
  if (data) return (scope) => (head === "root" ? through(scope.run.root, rest) : through(ownProperty(scope.data, head ?? ""), rest));
  const named = depth === 0 && head !== undefined && !/^(\.|this\b)/.test(path.original);
  return (scope) => {
    if (named && Object.hasOwn(scope.names, head)) return through(ownProperty(scope.names, head), rest);
    return through(scopeAt(scope, depth)?.value, parts);
  };
}

/** A path that is printed: a cell of a dataset in its column's words, anything else as it is. */
function shownReader(path: Path): Reader {
  const read = pathReader(path);
  const last = path.parts.at(-1);
  if (path.data || last === undefined) return read;
  const readHolder = pathReader({ ...path, parts: path.parts.slice(0, -1) });
  return (scope) => {
    const { shown } = scope.run;
    if (shown === undefined) return read(scope);
    const holder = readHolder(scope);
    const words = holder !== null && typeof holder === "object" ? shown(holder, last) : undefined;
    return words ?? read(scope);
  };
}

function blockWriter(node: hbs.AST.BlockStatement, helpers: HelperTable): Writer {
  const kind = helperName(node.path);
  const [subject] = node.params;
  const read = subject === undefined ? () => undefined : expressionReader(subject, helpers);
  const repeats = kind !== "if" && kind !== "unless" && kind !== "with";
  const inner: Writer = node.program === undefined ? () => "" : programWriter(node.program, helpers, repeats ? leadingCells(node.program) : NONE);
  const otherwise: Writer = node.inverse === undefined ? () => "" : programWriter(node.inverse, helpers);
  const names = node.program?.blockParams ?? [];
  if (kind === "if" || kind === "unless") {
    const wanted = kind === "if";
    return (scope) => (isFilled(read(scope)) === wanted ? inner(scope) : otherwise(scope));
  }
  if (kind === "with") {
    return (scope) => {
      const value = read(scope);
      return isFilled(value) ? inner(innerScope(scope, value, names, [value], scope.data)) : otherwise(scope);
    };
  }
  return (scope) => {
    const members = membersOf(read(scope));
    const last = members.length - 1;
    let text = "";
    members.forEach(([key, value], index) => {
      spend(scope.run);
      const data = { ...scope.data, index, key, first: index === 0, last: index === last };
      text += inner(innerScope(scope, value, names, [value, key], data));
    });
    return members.length === 0 ? otherwise(scope) : text;
  };
}

function innerScope(scope: TemplateScope, value: unknown, names: readonly string[], values: readonly unknown[], data: TemplateScope["data"]): TemplateScope {
  const given = Object.fromEntries(names.map((name, at) => [name, values[at]]));
  return { value, parent: scope, names: { ...scope.names, ...given }, data, run: scope.run };
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((member: unknown, at) => [at, member] as const);
  return value !== null && typeof value === "object" ? Object.entries(value) : [];
}

/** What counts as there: not false, nothing, an empty text, 0 or an empty list. */
export function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function spend(run: Run): void {
  run.stepsLeft -= 1;
  if (run.stepsLeft < 0) throw ReportsTooLarge({ facts: { limit: `${MOST_STEPS}` } });
}
