import type { Issue } from "@zhili/contracts";
import { PacksBadPath, PacksTooLarge, PacksUnknownFile, packIssue } from "../errors.js";
import { DEFINITION_FOLDERS } from "../pack-document.js";

const MOST_FILES = 5000;
const LARGEST_DEFINITION = 1_000_000;
const LARGEST_FIXTURE = 20_000_000;
const ROOT_FILES = new Set(["package.json", "README.md", "LICENSE", "CHANGELOG.md", "SOURCES.md"]);
const JSON_FOLDERS = new Set(Object.values(DEFINITION_FOLDERS));

/** Issues of files that have no place in a pack, leave its folder, or are too large. */
export function checkPaths(files: Readonly<Record<string, string>>): Issue[] {
  const names = Object.keys(files);
  if (names.length > MOST_FILES) return [packIssue(PacksTooLarge, "", { file: "package.json", limit: `${MOST_FILES} files` })];
  return names.flatMap((file) => {
    const issue = pathIssue(file, files[file]?.length ?? 0);
    return issue === undefined ? [] : [{ ...issue, file }];
  });
}

function pathIssue(file: string, size: number): Issue | undefined {
  if (!isInside(file)) return packIssue(PacksBadPath, "", { file });
  if (!hasPlace(file)) return packIssue(PacksUnknownFile, "", { file });
  const limit = file.startsWith("fixtures/") ? LARGEST_FIXTURE : LARGEST_DEFINITION;
  return size > limit ? packIssue(PacksTooLarge, "", { file, limit: `${limit / 1_000_000} MB` }) : undefined;
}

function isInside(file: string): boolean {
  if (file.length === 0 || file.length > 200 || !/^[\p{L}\p{N}._/-]+$/u.test(file) || file.startsWith("/")) return false;
  return file.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !part.startsWith("."));
}

function hasPlace(file: string): boolean {
  const [folder = "", name, ...deeper] = file.split("/");
  if (name === undefined) return ROOT_FILES.has(file);
  if (deeper.length > 0) return false;
  if (folder === "fixtures") return /\.(csv|json|geojson|md)$/.test(name);
  if (folder === "locales") return /^[a-z]{2}(-[A-Z]{2})?\.json$/.test(name);
  if (folder === "reports" && name.endsWith(".hbs")) return true;
  return JSON_FOLDERS.has(folder) && name.endsWith(".json");
}
