import type { Issue, PackDefinition } from "@zhili/contracts";
import { validateDefinition } from "../../schema/index.js";
import { PacksBadManifest, PacksHasCode, PacksMissingFile, packIssue } from "../errors.js";
import { readJson } from "./read-json.js";

const CODE_KEYS = [
  "scripts",
  "bin",
  "main",
  "module",
  "browser",
  "exports",
  "imports",
  "gypfile",
  "dependencies",
  "optionalDependencies",
  "bundleDependencies",
  "bundledDependencies",
  "workspaces",
];
const FILE = "package.json";

export interface ReadManifest {
  readonly name: string;
  readonly version: string;
  readonly manifest: PackDefinition;
}

/** Reads package.json; anything that could make npm run code is refused. */
export function readManifest(files: Readonly<Record<string, string>>): { readonly read?: ReadManifest; readonly issues: Issue[] } {
  const text = files[FILE];
  if (text === undefined) return { issues: [{ ...packIssue(PacksMissingFile, "", { file: FILE }), file: FILE }] };
  const { value, issues: found } = readJson(FILE, text);
  const issues = [...found];
  if (issues.length > 0) return { issues };
  if (!isObject(value)) return { issues: [badManifest("", "不是一个对象", "not an object")] };
  for (const key of CODE_KEYS) if (key in value) issues.push({ ...packIssue(PacksHasCode, `/${key}`, { key }), file: FILE });
  const { name, version, zhili } = value;
  if (typeof name !== "string" || !/^(@[a-z0-9-]+\/)?[a-z0-9][a-z0-9._-]*$/.test(name))
    issues.push(badManifest("/name", "名称不对", "the name is not one of npm"));
  if (typeof version !== "string" || !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
    issues.push(badManifest("/version", "版本号应如 1.0.0", "the version must be like 1.0.0"));
  if (!isObject(zhili)) issues.push(badManifest("/zhili", "缺少 zhili 一项", "the field zhili is missing"));
  else issues.push(...validateDefinition("pack", zhili).map((issue) => ({ ...issue, path: `/zhili${issue.path}`, file: FILE })));
  if (issues.length > 0) return { issues };
  return { read: { name: String(name), version: String(version), manifest: zhili as unknown as PackDefinition }, issues };
}

function badManifest(path: string, reasonZh: string, reason: string): Issue {
  return { ...packIssue(PacksBadManifest, path, { reasonZh, reason }), file: FILE };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
