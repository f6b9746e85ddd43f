import type {
  CalendarDefinition,
  CaseDefinition,
  CodeListDefinition,
  Fact,
  LedgerDefinition,
  PageDefinition,
  RecordTypeDefinition,
  ReportDefinition,
  RoleDefinition,
  ScheduleDefinition,
  ScorecardDefinition,
  WorkflowDefinition,
} from "@zhili/contracts";
import type { CompiledRoles } from "@zhili/engine/access";
import type { CompiledCalendar } from "@zhili/engine/calendar";
import type { TypeEnvironment } from "@zhili/engine/expression";
import type { CompiledForm } from "@zhili/engine/forms";
import type { CompiledLedger } from "@zhili/engine/ledger";
import type { ConfigurationIndex, PackDocument } from "@zhili/engine/packs";
import type { CompiledReport } from "@zhili/engine/reports";
import type { CompiledScorecard } from "@zhili/engine/scoring";
import type { CompiledWorkflow } from "@zhili/engine/workflow";
import type { Evaluator } from "./evaluator.js";

/** A definition with its place: references inside are qualified. */
export interface Placed<T> {
  /** `pack:id`. */
  readonly ref: string;
  readonly pack: string;
  readonly definition: T;
  /** Content hash of the definition. */
  readonly hash: string;
}

export interface RecordType extends Placed<RecordTypeDefinition> {
  /** Collection of the store. */
  readonly collection: string;
  readonly form: CompiledForm;
  /** `pack:id` of the workflow that its records run through. */
  readonly workflow?: string;
  /** Sensitive fields at the top level, with their kind. */
  readonly sensitive: ReadonlyMap<string, string>;
  /** Field to the record type that it refers to. */
  readonly references: ReadonlyMap<string, string>;
  readonly environment: TypeEnvironment;
}

/** The effective configuration, compiled once and never changed: one published state of everything. */
export interface Configuration {
  readonly revision: string;
  readonly packs: readonly PackDocument[];
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  readonly workflows: ReadonlyMap<string, CompiledWorkflow>;
  readonly workflowDefinitions: ReadonlyMap<string, Placed<WorkflowDefinition>>;
  readonly ledgers: ReadonlyMap<string, CompiledLedger>;
  readonly ledgerDefinitions: ReadonlyMap<string, Placed<LedgerDefinition>>;
  readonly scorecards: ReadonlyMap<string, CompiledScorecard>;
  readonly scorecardDefinitions: ReadonlyMap<string, Placed<ScorecardDefinition>>;
  readonly reports: ReadonlyMap<string, CompiledReport>;
  readonly reportDefinitions: ReadonlyMap<string, Placed<ReportDefinition>>;
  readonly roleDefinitions: ReadonlyMap<string, Placed<RoleDefinition>>;
  readonly roles: CompiledRoles;
  readonly codeLists: ReadonlyMap<string, Placed<CodeListDefinition>>;
  readonly pages: ReadonlyMap<string, Placed<PageDefinition>>;
  readonly schedules: ReadonlyMap<string, Placed<ScheduleDefinition>>;
  readonly cases: ReadonlyMap<string, Placed<CaseDefinition>>;
  readonly index: ConfigurationIndex;
  readonly calendar: CompiledCalendar;
  /** The work calendar that is compiled there; none when no pack brings one and only weekends are off. */
  readonly calendarDefinition: Placed<CalendarDefinition> | undefined;
  readonly evaluator: Evaluator;
  /** Environment of expressions over a record type with facts added. */
  environment(recordType: string, facts?: readonly Fact[]): TypeEnvironment;
  /** Environment of `refersWhere`. */
  referenceEnvironment(recordType: string, candidate: string): TypeEnvironment;
}
