import type { Issue } from "@zhili/contracts";
import { PacksDuplicateId, packIssue } from "../errors.js";
import { pointerPart } from "./read-json.js";

/** Members of one list must have distinct ids, for merging and translations go by them. */
export function duplicateIds(value: unknown, path = ""): Issue[] {
  if (value === null || typeof value !== "object") return [];
  const inner = Object.entries(value).flatMap(([key, member]) => duplicateIds(member, `${path}/${pointerPart(key)}`));
  return Array.isArray(value) ? [...listIssues(value, path), ...inner] : inner;
}

function listIssues(list: readonly unknown[], path: string): Issue[] {
  const seen = new Set<string>();
  const issues: Issue[] = [];
  list.forEach((member, at) => {
    const id: unknown = typeof member === "object" && member !== null && "id" in member ? member.id : undefined;
    if (typeof id !== "string") return;
    if (seen.has(id)) issues.push(packIssue(PacksDuplicateId, `${path}/${at}/id`, { id }));
    seen.add(id);
  });
  return issues;
}
