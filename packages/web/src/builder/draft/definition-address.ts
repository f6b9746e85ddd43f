import { refParts } from "../words/place-words.js";

/** Where a definition of a draft is opened. */
export function definitionAddress(draft: string, ref: string): string {
  const { pack, kind, name } = refParts(ref);
  return `/configuration/drafts/${[draft, pack, kind, name].map(encodeURIComponent).join("/")}`;
}

/** Folder of a pack's files to the kind of definition that it holds: what a problem's file belongs to. */
const FOLDERS: Readonly<Record<string, string>> = {
  "record-types": "record-type",
  workflows: "workflow",
  ledgers: "ledger",
  scorecards: "scorecard",
  schedules: "schedule",
  reports: "report",
  roles: "role",
  "code-lists": "code-list",
  pages: "page",
  calendars: "calendar",
  cases: "case",
  migrations: "migration",
};

/** Kinds of definition that a pack can hold. */
export const KINDS: readonly string[] = Object.values(FOLDERS);

/** `pack:kind/id` of the definition in a file; undefined for other files. */
export function refOfFile(pack: string, file: string): string | undefined {
  const [folder = "", name = ""] = file.split("/");
  const kind = FOLDERS[folder];
  return kind === undefined || !name.endsWith(".json") ? undefined : `${pack}:${kind}/${name.slice(0, -".json".length)}`;
}
