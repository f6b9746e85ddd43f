import type { Issue, Json } from "@zhili/contracts";
import { lineOf, validateDefinition } from "../schema/index.js";
import { PacksIdNotFileName, PacksMissingFile, packIssue } from "./errors.js";
import { hashDocument } from "./hash.js";
import { DEFINITION_FOLDERS, DEFINITION_KINDS, type DefinitionKind, hashedParts, type PackDocument } from "./pack-document.js";
import { checkPaths } from "./read/check-paths.js";
import { duplicateIds } from "./read/duplicate-ids.js";
import { readJson } from "./read/read-json.js";
import { readManifest } from "./read/read-manifest.js";

/** A pack when there is nothing wrong with it, and all that is wrong otherwise. */
export interface ReadPack {
  readonly pack?: PackDocument;
  readonly issues: readonly Issue[];
}

/**
 * Reads the files of a pack (path relative to its folder, to text), validates each definition by the schema of its kind, and refuses
 * code, files of other kinds, and paths that leave the folder. Issues name file, JSON Pointer, line and the nearest known name.
 */
export function readPack(files: Readonly<Record<string, string>>): ReadPack {
  const { read, issues: manifestIssues } = readManifest(files);
  const issues: Issue[] = [...checkPaths(files), ...manifestIssues];
  const definitions = emptyDefinitions();
  for (const kind of DEFINITION_KINDS) {
    for (const file of within(files, DEFINITION_FOLDERS[kind], ".json")) issues.push(...readDefinition(kind, file, files, definitions));
  }
  const locales: Record<string, Json> = {};
  for (const file of within(files, "locales", ".json")) {
    const { value, issues: found } = readJson(file, files[file] ?? "");
    issues.push(...found);
    locales[nameOf(file)] = value as Json;
  }
  issues.push(...missingTexts(definitions, files));
  const placed = issues.map((issue) => withLine(issue, files));
  if (read === undefined || placed.length > 0) return { issues: placed };
  const parts = { ...read, definitions, texts: textsOf(files, "reports", ".hbs"), locales, fixtures: textsOf(files, "fixtures", "") };
  return { pack: { ...parts, hash: hashDocument(hashedParts(parts)), sources: definitionSources(files) }, issues: [] };
}

type Definitions = { [K in DefinitionKind]: Record<string, never> };

function emptyDefinitions(): Definitions & PackDocument["definitions"] {
  return Object.fromEntries(DEFINITION_KINDS.map((kind) => [kind, {}])) as Definitions & PackDocument["definitions"];
}

function readDefinition(kind: DefinitionKind, file: string, files: Readonly<Record<string, string>>, definitions: Record<DefinitionKind, object>): Issue[] {
  const { value, issues: broken } = readJson(file, files[file] ?? "");
  if (broken.length > 0) return [...broken];
  const issues = [...validateDefinition(kind, value), ...duplicateIds(value)];
  const id: unknown = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  if (typeof id === "string" && id !== nameOf(file)) issues.push(packIssue(PacksIdNotFileName, "/id", { id, file }));
  Object.assign(definitions[kind], { [nameOf(file)]: value });
  return issues.map((issue) => ({ ...issue, file }));
}

/** Template files that reports name must be there. */
function missingTexts(definitions: PackDocument["definitions"], files: Readonly<Record<string, string>>): Issue[] {
  return Object.entries(definitions.report).flatMap(([id, { template }]) => {
    if (typeof template !== "object" || template === null || typeof template.file !== "string") return [];
    const named = `reports/${template.file}`;
    return files[named] === undefined ? [{ ...packIssue(PacksMissingFile, "/template/file", { file: named }), file: `reports/${id}.json` }] : [];
  });
}

function withLine(issue: Issue, files: Readonly<Record<string, string>>): Issue {
  const text = issue.file === undefined ? undefined : files[issue.file];
  if (text === undefined || issue.line !== undefined || issue.file?.endsWith(".json") !== true) return issue;
  return { ...issue, line: lineOf(text, issue.path) };
}

function within(files: Readonly<Record<string, string>>, folder: string, ending: string): string[] {
  const start = `${folder}/`;
  return Object.keys(files)
    .filter((file) => file.startsWith(start) && file.endsWith(ending) && !file.slice(start.length).includes("/"))
    .sort();
}

function textsOf(files: Readonly<Record<string, string>>, folder: string, ending: string): Record<string, string> {
  return Object.fromEntries(within(files, folder, ending).map((file) => [file.slice(folder.length + 1), files[file] ?? ""]));
}

function definitionSources(files: Readonly<Record<string, string>>): Record<string, string> {
  const folders = [...Object.values(DEFINITION_FOLDERS), "locales"];
  return Object.fromEntries(Object.entries(files).filter(([file]) => folders.some((folder) => file.startsWith(`${folder}/`)) && file.endsWith(".json")));
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1, file.lastIndexOf("."));
}
