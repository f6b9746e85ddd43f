import type {
  CalendarDefinition,
  CaseDefinition,
  CodeListDefinition,
  Json,
  LedgerDefinition,
  MigrationDefinition,
  PackDefinition,
  PageDefinition,
  RecordTypeDefinition,
  ReportDefinition,
  RoleDefinition,
  ScheduleDefinition,
  ScorecardDefinition,
  WorkflowDefinition,
} from "@zhili/contracts";

/** Kinds of definition and what each of them is. */
export interface DefinitionByKind {
  readonly "record-type": RecordTypeDefinition;
  readonly workflow: WorkflowDefinition;
  readonly ledger: LedgerDefinition;
  readonly scorecard: ScorecardDefinition;
  readonly schedule: ScheduleDefinition;
  readonly report: ReportDefinition;
  readonly role: RoleDefinition;
  readonly "code-list": CodeListDefinition;
  readonly page: PageDefinition;
  readonly calendar: CalendarDefinition;
  readonly case: CaseDefinition;
  readonly migration: MigrationDefinition;
}

export type DefinitionKind = keyof DefinitionByKind;

/** Kind to the folder that holds its definitions. */
export const DEFINITION_FOLDERS: Readonly<Record<DefinitionKind, string>> = {
  "record-type": "record-types",
  workflow: "workflows",
  ledger: "ledgers",
  scorecard: "scorecards",
  schedule: "schedules",
  report: "reports",
  role: "roles",
  "code-list": "code-lists",
  page: "pages",
  calendar: "calendars",
  case: "cases",
  migration: "migrations",
};

export const DEFINITION_KINDS = Object.keys(DEFINITION_FOLDERS) as readonly DefinitionKind[];

/** A pack as plain data. */
export interface PackDocument {
  readonly manifest: PackDefinition;
  /** npm name, e.g. `@zhili/pack-base`. */
  readonly name: string;
  readonly version: string;
  readonly definitions: { readonly [K in DefinitionKind]: Readonly<Record<string, DefinitionByKind[K]>> };
  /** Handlebars texts, by file name inside reports/. */
  readonly texts: Readonly<Record<string, string>>;
  /** Language to translations. */
  readonly locales: Readonly<Record<string, Json>>;
  /** File name inside fixtures/ to text. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** SHA-256 of all of the above. */
  readonly hash: string;
  /** Texts as they stand in files, by relative path, to say lines; not part of the hash and may be left away. */
  readonly sources?: Readonly<Record<string, string>>;
}

/** Where the definition stands inside its pack. */
export function definitionFile(kind: DefinitionKind, id: string): string {
  return `${DEFINITION_FOLDERS[kind]}/${id}.json`;
}

/** The content hash of a pack, whatever its files look like. */
export function hashedParts(pack: Omit<PackDocument, "hash" | "sources">): object {
  const { manifest, name, version, definitions, texts, locales, fixtures } = pack;
  return { manifest, name, version, definitions, texts, locales, fixtures };
}
