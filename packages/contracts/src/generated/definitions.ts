/* Generated from schemas/ by `npm run generate`; do not edit. */

/**
 * Kebab-case name, stable for the life of the definition or list member; merging and translations go by it.
 */
export type Id = string;
/**
 * Short text that people read, in the pack's language.
 */
export type ShortText = string;
/**
 * A sentence or a paragraph that people read.
 */
export type LongText = string;
/**
 * Calendar date, YYYY-MM-DD.
 */
export type DateText = string;
/**
 * Id of a member of the code list org-level, e.g. township.
 */
export type LevelId = string;
/**
 * Id of another definition; inside a pack the bare id, else `pack:id`.
 */
export type Ref = string;
/**
 * ISO 8601 duration; WD counts workdays of the holiday calendar (P5WD, PT24H, P1M); a leading minus lies before the moment.
 */
export type Duration = string;
/**
 * Name of a field of the record type: letters of any script, digits and underscore. Dots lead into objects.
 */
export type FieldName = string;
/**
 * How a state looks beside its words.
 */
export type Tone = "neutral" | "active" | "good" | "warning" | "bad";
/**
 * Id of a state of the workflow.
 */
export type StateId = string;
/**
 * Text with {{field}} places (Handlebars) filled from the facts at hand; values are escaped.
 */
export type Template = string;
/**
 * CEL expression, type-checked against the record type when saved; no side effect, no clock but `now` and `today`.
 */
export type Expression = string;
/**
 * A fraction such as 2/3, or a whole such as 1/1.
 */
export type Fraction = string;
/**
 * Roles of which one is enough, held for an org unit that covers the record.
 */
export type RoleList = Ref[];
export type Format =
  | "text"
  | "integer"
  | "decimal"
  | "money"
  | "percent"
  | "date"
  | "date-time"
  | "boolean"
  | "name"
  | "quantity"
  | "option"
  | "state"
  | "org-unit"
  | "record"
  | "points";

/**
 * Which days are workdays; adjusted workdays included.
 */
export interface CalendarDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  /**
   * IANA name.
   */
  zone?: string;
  /**
   * 1 is Monday, 7 is Sunday.
   */
  weekend: number[];
  /**
   * A year that is not listed has weekends only, and every result over it says so.
   */
  years: {
    id: string;
    source?: LongText;
    holidays: {
      id: DateText;
      title: ShortText;
    }[];
    workdays: {
      id: DateText;
      title: ShortText;
    }[];
  }[];
}
export interface CaseGiven {
  orgUnits?: {
    id: string;
    parent?: string;
    level: LevelId;
    name: ShortText;
    code?: string;
  }[];
  people?: {
    id: Id;
    name: ShortText;
    roles?: {
      id: Id;
      role: Ref;
      at: string;
      from?: DateText;
      to?: DateText;
    }[];
    /**
     * `$name` of a given record.
     */
    person?: string;
  }[];
  records?: {
    id: Id;
    recordType: Ref;
    at: string;
    state?: Id;
    by?: Id;
    /**
     * A value `$name` stands for the id of a given or made record.
     */
    data: {
      [k: string]: unknown | undefined;
    };
  }[];
  entries?: {
    id: Id;
    ledger: Ref;
    account: string;
    amount: number;
    rule?: Id;
    lot?: string;
    purpose?: string;
    reason?: ShortText;
    at?: string;
  }[];
}
export interface CaseStep {
  id: Id;
  note?: LongText;
  as?: Id;
  wait?: Duration;
  /**
   * Date and time.
   */
  until?: string;
  do?: CaseAction;
  /**
   * Actions raced against each other.
   */
  together?: {
    id: Id;
    as?: Id;
    do: CaseAction;
  }[];
  expect?: CaseExpectation;
}
/**
 * Exactly one.
 */
export interface CaseAction {
  create?: {
    recordType: Ref;
    at?: string;
    data: {
      [k: string]: unknown | undefined;
    };
    name?: Id;
    key?: string;
  };
  update?: {
    record: string;
    data: {
      [k: string]: unknown | undefined;
    };
    version?: number;
  };
  transition?: {
    record: string;
    transition: Id;
    input?: {
      [k: string]: unknown | undefined;
    };
    decision?: "agree" | "disagree" | "abstain";
    comment?: string;
    key?: string;
  };
  check?: {
    record: string;
    item: Id;
    result: "pass" | "fail";
    basis: string;
  };
  move?: {
    record: string;
    move: "add-signer" | "delegate" | "urge" | "return" | "withdraw" | "extend";
    to?: string;
    transition?: Id;
    reason?: string;
  };
  object?: {
    record: string;
    text: string;
    contact?: string;
    name?: Id;
  };
  find?: {
    objection: string;
    finding: "upheld" | "dismissed";
    reason: string;
  };
  read?: {
    record: string;
    unmask?: FieldName[];
  };
  list?: {
    recordType: Ref;
    filter?: RecordFilter;
    name?: Id;
  };
  account?: {
    ledger: Ref;
    account: string;
  };
  reverse?: {
    ledger: Ref;
    /**
     * `$record/rule`: the entry made from that record by that rule.
     */
    entry: string;
    reason: string;
    belowFloor?: boolean;
  };
  report?: {
    report: Ref;
    record?: string;
    at?: string;
    parameters?: {
      [k: string]: unknown | undefined;
    };
    format?: "html" | "csv" | "json";
  };
  evaluate?: {
    scorecard: Ref;
    subject: string;
    period: string;
  };
}
/**
 * Field to value, or to an operator object ($eq $ne $gt $gte $lt $lte $in $exists $prefix); a value {"expression": "..."} is evaluated first. $and and $or take lists. `state`, `orgUnit`, `createdAt` are fields of every record.
 */
export interface RecordFilter {
  [k: string]: unknown | undefined;
}
export interface CaseExpectation {
  /**
   * Error code; without it the action must succeed.
   */
  refused?: string;
  /**
   * Parts of the words of the refusal or of the rendered text.
   */
  says?: string[];
  saysNot?: string[];
  succeeded?: number;
  records?: {
    id: Id;
    record: string;
    state?: Id;
    data?: {
      [k: string]: unknown | undefined;
    };
    overdue?: boolean;
    dueAt?: string;
    windowEnds?: string;
  }[];
  balances?: {
    id: Id;
    ledger: Ref;
    account: string;
    balance?: number;
    available?: number;
    entries?: number;
  }[];
  tasks?: {
    id: Id;
    record: string;
    role?: Ref;
    at?: string;
    title?: string;
    count?: number;
  }[];
  notices?: {
    id: Id;
    record: string;
    status: "open" | "paused" | "closed" | "withdrawn" | "none";
    has?: string[];
    hasNot?: string[];
  }[];
  audit?: {
    id: Id;
    action: string;
    record?: string;
    outcome?: "done" | "denied";
  }[];
  counts?: {
    id: Id;
    recordType: Ref;
    filter?: RecordFilter;
    count: number;
  }[];
  /**
   * Parts of what the action answered.
   */
  value?: {
    [k: string]: unknown | undefined;
  };
}
/**
 * A story with a simulated clock: given this, as this person do that, expect this.
 */
export interface CaseDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  scenario?: string;
  /**
   * Date and time with offset.
   */
  start: string;
  uses?: Id;
  given?: CaseGiven;
  steps: CaseStep[];
}
/**
 * Named values that fields offer.
 */
export interface CodeListDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  /**
   * A county adds its own at any time.
   */
  open?: boolean;
  items: {
    id: string;
    title: ShortText;
    description?: LongText;
    tone?: Tone;
    parent?: string;
    rank?: number;
    retired?: boolean;
  }[];
}
/**
 * Work that is asked for as data: its type is registered by the platform or a plugin, its parameters are checked against that type's schema.
 */
export interface Effect {
  id: Id;
  /**
   * Registered effect: set, create-record, transition, notify, award, reverse, draw, evaluate, publish-notice, close-notice, create-task, schedule, call, or a plugin's.
   */
  type: string;
  when?: Expression;
  /**
   * As the effect's type asks; strings in expression places are expressions.
   */
  params?: {
    [k: string]: unknown | undefined;
  };
}
/**
 * A named value gathered before an expression is evaluated; expressions use it by its name.
 */
export interface Fact {
  /**
   * Name in expressions.
   */
  id: string;
  /**
   * Registered source: reference (the record that a field refers to), records (measure over records), ledger (balance and turnover), score (a standing result), or a plugin's.
   */
  source: string;
  /**
   * As the source asks.
   */
  params?: {
    [k: string]: unknown | undefined;
  };
}
/**
 * Pure yes or no, with the words that a person sees when it says no.
 */
export interface Guard {
  id: Id;
  when?: Expression;
  /**
   * A guard registered by the platform or a plugin, instead of a condition.
   */
  type?: string;
  params?: {
    [k: string]: unknown | undefined;
  };
  refusal: Template;
  /**
   * Name to expression.
   */
  explain?: {
    [k: string]: Expression | undefined;
  };
}
/**
 * Which fields of the record are asked for at this step, beside fields of the step alone.
 */
export interface TransitionForm {
  /**
   * They are written to the record.
   */
  fields?: FieldName[];
  required?: FieldName[];
  input?: ObjectSchema;
  uiSchema?: UiSchema;
  /**
   * The person signs on the screen.
   */
  signature?: boolean;
}
/**
 * JSON Schema draft-07 with the vocabulary of the platform.
 */
export interface ObjectSchema {
  type: "object";
  title?: ShortText;
  description?: LongText;
  /**
   * Field name to its shape; the order is the order of the form.
   */
  properties: {
    [k: string]: FieldSchema | undefined;
  };
  required?: string[];
  additionalProperties?: false;
}
/**
 * JSON Schema draft-07 for one field, with the vocabulary: options, codeList, refersTo, computed, sensitive, unique, accept, maxSize, unit.
 */
export interface FieldSchema {
  type: "string" | "integer" | "number" | "boolean" | "array" | "object";
  title?: ShortText;
  description?: LongText;
  default?: unknown;
  const?: unknown;
  /**
   * Prefer options, whose members have titles.
   */
  enum?: unknown[];
  /**
   * Choices with titles.
   */
  options?: Option[];
  /**
   * Values are ids of this code list.
   */
  codeList?: Ref;
  /**
   * Value is the id of a record of this record type; org-unit and user are the platform's own.
   */
  refersTo?: Ref;
  refersWhere?: Expression;
  computed?: Expression;
  /**
   * Encrypted at rest, masked unless a role says otherwise, each look audited.
   */
  sensitive?: "name" | "phone" | "id-number" | "address" | "account" | "text";
  /**
   * No two records of the type have the same value.
   */
  unique?: boolean;
  /**
   * date, date-time, time, email, uri, cn-id-number, cn-mobile, region-code, attachment, signature, money, or a plugin's.
   */
  format?: string;
  unit?: ShortText;
  minLength?: number;
  maxLength?: number;
  /**
   * RE2 regular expression (linear time).
   */
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  items?: FieldSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  /**
   * Fields of an object.
   */
  properties?: {
    [k: string]: FieldSchema | undefined;
  };
  required?: string[];
  additionalProperties?: false;
  /**
   * MIME types or image/*.
   */
  accept?: string[];
  maxSize?: string;
  /**
   * Set by effects, never typed by people.
   */
  readOnly?: boolean;
}
/**
 * One choice of a field.
 */
export interface Option {
  /**
   * Stored value.
   */
  id: string;
  title: ShortText;
  tone?: Tone;
  /**
   * Shown for old records, no longer offered.
   */
  retired?: boolean;
}
/**
 * uiSchema of react-jsonschema-form.
 */
export interface UiSchema {
  [k: string]: unknown | undefined;
}
/**
 * Field to value, or to an operator object; {"$actor": "id"|"personId"|"orgUnit"} stands for the person at hand.
 */
export interface Condition {
  [k: string]: unknown | undefined;
}
export interface SortKey {
  field: FieldName;
  direction?: "asc" | "desc";
}
export interface LedgerCap {
  id: Id;
  per: "entry" | "day" | "week" | "month" | "quarter" | "year";
  max: number;
  counts?: "credits" | "debits";
  /**
   * cut: cut off and said; refuse: the whole entry is refused.
   */
  over?: "cut" | "refuse";
}
/**
 * Append-only entries whose sum is the balance: points, funds, stock, hours.
 */
export interface LedgerDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  unit: {
    title: ShortText;
    /**
     * Amounts are whole numbers of the smallest unit.
     */
    decimals?: number;
  };
  /**
   * Whose balance it is.
   */
  account: {
    recordType: Ref;
    /**
     * A field of the account's record that parts it, e.g. the side.
     */
    by?: FieldName;
  };
  /**
   * The balance never falls below.
   */
  floor?: number;
  floorApproval?: RoleList;
  ceiling?: Expression;
  /**
   * Given when the account opens, and can't be spent.
   */
  base?: {
    amount: number;
    spendable?: boolean;
    reason?: ShortText;
  };
  /**
   * Why an entry is made, and how much it is.
   */
  rules?: {
    id: Id;
    title: ShortText;
    description?: LongText;
    category?: Id;
    /**
     * Raise it when the amount or the conditions change.
     */
    version?: number;
    /**
     * A whole number, or an expression over the facts of the effect; negative takes away.
     */
    amount: number | Expression;
    when?: Expression;
    /**
     * Fields that must be filled.
     */
    evidence?: FieldName[];
    from?: DateText;
    to?: DateText;
    /**
     * Most per account; what is over is cut off and said.
     */
    caps?: LedgerCap[];
    /**
     * A deduction (not a spending) that may take from the base, down to the floor.
     */
    fromBase?: boolean;
    retired?: boolean;
  }[];
  /**
   * Most that an account may earn by all rules.
   */
  caps?: LedgerCap[];
  /**
   * Most that all accounts of an org unit may earn together in a period.
   */
  control?: {
    per: "month" | "quarter" | "year";
    level: LevelId;
    max: number;
  };
  expiry?: {
    kind: "carry" | "year-end-reset";
    /**
     * Days.
     */
    announceDays?: number;
    keepBase?: boolean;
  };
  /**
   * Entries belong to lots (batches) that are drawn in order.
   */
  lots?: {
    recordType: Ref;
    /**
     * fifo: oldest first; fefo: first to expire first.
     */
    order?: "fifo" | "fefo";
    receivedAt?: FieldName;
    /**
     * Expired lots are not drawn.
     */
    expiresAt?: FieldName;
    /**
     * A lot with a purpose is drawn only for that purpose.
     */
    purpose?: FieldName;
    state?: Id[];
  };
  /**
   * Entries have a start and an end that may not overlap within one account.
   */
  intervals?: {
    noOverlap: boolean;
  };
  publicHead?: boolean;
}
/**
 * What a version of the pack does to stored records; runs back on rollback.
 */
export interface MigrationDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  /**
   * Version of the pack that brings it.
   */
  version: string;
  changes: {
    id: Id;
    /**
     * remove-option and remove-state say with `to` what takes the place; remove-field takes the value out of the records.
     */
    type:
      | "rename-field"
      | "rename-option"
      | "rename-state"
      | "rename-record-type"
      | "rename-definition"
      | "retype-field"
      | "set-default"
      | "remove-field"
      | "remove-option"
      | "remove-state";
    kind?: "record-type" | "workflow" | "ledger" | "scorecard" | "schedule" | "report" | "role" | "code-list" | "page" | "calendar";
    definition?: Ref;
    field?: FieldName;
    from?: string;
    to?: string;
    forward?: Expression;
    backward?: Expression;
    default?: unknown;
  }[];
}
/**
 * A county's changes kept apart from the base, one value at a time, with who, when and why.
 */
export interface OverlayDefinition {
  formatVersion: 1;
  title?: ShortText;
  /**
   * Pack id to version and content hash.
   */
  base: {
    [k: string]:
      | {
          version: string;
          hash: string;
        }
      | undefined;
  };
  overrides: {
    id: string;
    /**
     * pack:kind/id.
     */
    definition: string;
    /**
     * JSON Pointer whose list members are named by id.
     */
    path: string;
    operation: "set" | "remove" | "add" | "move";
    value?: unknown;
    before?: unknown;
    /**
     * Id of the member before it; first when empty.
     */
    after?: string;
    by?: string;
    at?: string;
    why?: LongText;
  }[];
  /**
   * How conflicts were settled; offered again at the next upgrade.
   */
  choices?: {
    id: string;
    definition: string;
    path: string;
    choice: "theirs" | "ours" | "edited";
    value?: unknown;
    by?: string;
    at?: string;
    why?: LongText;
  }[];
}
/**
 * The `zhili` field of a pack's package.json.
 */
export interface PackDefinition {
  kind: "pack";
  formatVersion: 1;
  id: Id;
  title: ShortText;
  description?: LongText;
  /**
   * Language of the texts in the definitions.
   */
  language?: "zh-CN" | "en";
  /**
   * Accent of the pack in lists.
   */
  color?: string;
  /**
   * Place among packs in the navigation.
   */
  order?: number;
  /**
   * What must be there before this pack.
   */
  requires: {
    /**
     * Semver range.
     */
    platform: string;
    /**
     * Pack id to semver range.
     */
    packs?: {
      [k: string]: string | undefined;
    };
    /**
     * Plugin id to semver range.
     */
    plugins?: {
      [k: string]: string | undefined;
    };
  };
  /**
   * Fixtures hold samples that a county may leave out.
   */
  sample?: boolean;
  /**
   * Working roles that the first administrator of a fresh installation gets, so that there is something to see.
   */
  firstRoles?: {
    id: Id;
    role: Ref;
    /**
     * Code of the org unit.
     */
    at: string;
  }[];
}
export interface PageBlock {
  id: Id;
  /**
   * list: records; calendar: records on the days of a month; counter: pick a subject and goods, see what is missing, confirm, print; indicators: figures; chart; table: a dataset; map: org units as tiles, coloured by a figure; report: link and parameters; notices; text; account: a ledger account; tasks.
   */
  type: "list" | "calendar" | "counter" | "indicators" | "chart" | "table" | "map" | "report" | "notices" | "text" | "account" | "tasks";
  title?: ShortText;
  text?: LongText;
  recordType?: Ref;
  filter?: RecordFilter;
  states?: StateId[];
  /**
   * Leaves out what may be read elsewhere too.
   */
  own?: boolean;
  create?: boolean;
  report?: Ref;
  dataset?: string;
  ledger?: Ref;
  chart?: "bar" | "line" | "pie";
  x?: string;
  y?: string[];
  /**
   * Org units as tiles with a figure of the dataset, coloured by it: each at the column and row that the org unit has on the schematic map of its level, else in the order of their codes. It shows no boundaries.
   */
  map?: {
    /**
     * Group of the dataset by an org unit, rolled up to a level or to the level below.
     */
    unit: string;
    /**
     * Measure that stands in the tile.
     */
    value: string;
    /**
     * Measure that makes the whole, for a share.
     */
    of?: string;
    format?: Format;
    opens?: Ref;
  };
  items?: {
    id: Id;
    title: ShortText;
    dataset: string;
    /**
     * Name of a measure or column.
     */
    value: string;
    /**
     * Measure that makes the whole, for a share.
     */
    of?: string;
    target?: number;
    format?: Format;
    opens?: Ref;
  }[];
  /**
   * Records on the days of a month, as a grid at a desk and as a list of days on a phone, beside the weekends, days off and adjusted workdays of the work calendar.
   */
  calendar?: {
    /**
     * One for each kind of record, or for each date of a record, that the calendar shows.
     */
    entries: {
      id: Id;
      title?: ShortText;
      recordType: Ref;
      /**
       * A date or a date with a time; dueAt and createdAt are known too. Records without one are not shown.
       */
      start: FieldName;
      /**
       * A date or a date with a time, for what lasts longer than a day.
       */
      end?: FieldName;
      /**
       * A time, or one of several parts of a day, that stands before the words.
       */
      time?: FieldName;
      /**
       * Fields whose values stand in the calendar; the record's title when absent.
       */
      show?: FieldName[];
      filter?: RecordFilter;
      states?: StateId[];
      /**
       * Schedules that make these records: their coming days are shown before the records are made, with whose turn it is by then.
       */
      schedules?: Ref[];
    }[];
  };
  /**
   * Somebody is served: who, what, is it enough, confirm, receipt.
   */
  counter?: {
    /**
     * Record type looked up by name, number or QR code.
     */
    subject: Ref;
    subjectSearch?: FieldName[];
    /**
     * Ledger of the subject.
     */
    ledger: Ref;
    /**
     * Record type of the slip.
     */
    recordType: Ref;
    subjectField: FieldName;
    placeField?: FieldName;
    /**
     * Record type of the counter's place, e.g. the store.
     */
    place?: Ref;
    lines: {
      field: FieldName;
      item: FieldName;
      quantity: FieldName;
      catalogue: Ref;
      catalogueFilter?: RecordFilter;
      /**
       * Field of the catalogue.
       */
      price: FieldName;
      /**
       * Ledger whose account is the catalogue's record.
       */
      stock?: Ref;
      /**
       * Field of the catalogue with the place; only what the counter's place has is offered.
       */
      place?: FieldName;
      /**
       * Field of the catalogue with the word for one, e.g. bottle.
       */
      unit?: FieldName;
      /**
       * Field of the catalogue that a scanner or the keyboard names it by.
       */
      code?: FieldName;
      /**
       * Field of the slip that says which kept stock may be drawn.
       */
      purpose?: FieldName;
      cap?: FieldName;
    };
    /**
     * Computed field of the slip with what is paid; the sum of prices when absent.
     */
    total?: FieldName;
    /**
     * Fields of the slip.
     */
    extra?: FieldName[];
    confirm?: Id;
    /**
     * Report printed afterwards.
     */
    receipt?: Ref;
  };
}
/**
 * A page of the workspace or the portal, arranged from blocks.
 */
export interface PageDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  audience?: "workspace" | "portal";
  section?: ShortText;
  icon?: Id;
  order?: number;
  roles?: RoleList;
  blocks: PageBlock[];
}
/**
 * The `zhili` field of a plugin's package.json.
 */
export interface PluginDefinition {
  kind: "plugin";
  apiVersion: 1;
  id: Id;
  title: ShortText;
  description?: LongText;
  /**
   * What it registers; anything else is refused.
   */
  contributes: {
    id: Id;
    point:
      | "source"
      | "scoring-source"
      | "scoring-operator"
      | "guard"
      | "effect"
      | "format"
      | "report-helper"
      | "export"
      | "importer"
      | "channel"
      | "calendar"
      | "sign-in";
    title?: ShortText;
    description?: LongText;
  }[];
  limits?: {
    milliseconds?: number;
    memoryMegabytes?: number;
  };
}
/**
 * A kind of thing governed: its fields, form, list, numbering and parties.
 */
export interface RecordTypeDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  icon?: Id;
  titleTemplate: Template;
  schema: ObjectSchema;
  /**
   * Where a record belongs; decides who may see it.
   */
  orgUnit?: {
    /**
     * At which levels a record may be made; any when absent.
     */
    levels?: LevelId[];
    /**
     * Field that refers to a record whose org unit this record takes.
     */
    from?: FieldName;
  };
  /**
   * Gathered before computed fields and rules are evaluated.
   */
  facts?: Fact[];
  form?: {
    uiSchema?: UiSchema;
    /**
     * A long form in parts.
     */
    steps?: {
      id: Id;
      title: ShortText;
      description?: LongText;
      fields: FieldName[];
    }[];
    /**
     * A hidden field is not asked for and not kept.
     */
    visibility?: {
      id: Id;
      fields: FieldName[];
      when: Expression;
    }[];
    required?: {
      id: Id;
      fields: FieldName[];
      when: Expression;
    }[];
    /**
     * What must hold over several fields.
     */
    rules?: {
      id: Id;
      when: Expression;
      message: Template;
      field?: FieldName;
    }[];
  };
  list?: {
    columns?: {
      id: Id;
      /**
       * A field, or state, orgUnit, createdAt, updatedAt, title.
       */
      field?: FieldName;
      title?: ShortText;
      format?: Format;
      wide?: boolean;
    }[];
    filters?: {
      id: Id;
      field: FieldName;
      title?: ShortText;
    }[];
    search?: FieldName[];
    sort?: SortKey[];
  };
  /**
   * Shown on the record's page.
   */
  related?: {
    id: Id;
    title?: ShortText;
    recordType: Ref;
    /**
     * Field of the other type that refers to this one.
     */
    field: FieldName;
    columns?: FieldName[];
    create?: boolean;
    /**
     * In these states of this record adding is what it waits for, and offered beside its steps; offered in any state when absent.
     */
    states?: StateId[];
  }[];
  /**
   * Ledgers whose account is this record.
   */
  accounts?: Ref[];
  indexes?: {
    id: Id;
    fields: FieldName[];
    unique?: boolean;
    refusal?: ShortText;
  }[];
  numbering?: {
    field: FieldName;
    /**
     * {orgCode} {yyyy} {mm} {seq:4}; the sequence runs per filled prefix.
     */
    pattern: string;
  };
  /**
   * The record belongs to several org units; each edits its own section, shared fields change when all countersign.
   */
  parties?: {
    /**
     * Each holds one org unit, or a list of them; computed fields too.
     */
    from: FieldName[];
    sections?: {
      id: Id;
      field: FieldName;
      by: FieldName;
    }[];
  };
  /**
   * What anybody may read without signing in.
   */
  public?: {
    fields: FieldName[];
    when?: Expression;
  };
  /**
   * Records of this type are samples.
   */
  sample?: boolean;
  /**
   * A record may be shown to the people of an org unit outside its own, for a purpose and until a day: masked, and each look is in the log.
   */
  sharing?: {
    purposes: {
      id: Id;
      title: ShortText;
    }[];
    /**
     * Nothing else of the record is shown; sensitive ones are masked.
     */
    fields: FieldName[];
    /**
     * 90 when absent.
     */
    longest?: number;
  };
}
export interface Dataset {
  /**
   * Name in the template.
   */
  id: string;
  title?: ShortText;
  source: {
    recordType?: Ref;
    ledger?: Ref;
    scorecard?: Ref;
    /**
     * Together with a ledger: the entries that the record made or that stand in its account.
     */
    record?: boolean;
    orgUnits?: boolean;
    type?: string;
    params?: {
      [k: string]: unknown | undefined;
    };
  };
  filter?: RecordFilter;
  of?: "entries" | "balances";
  /**
   * Date field held against the report's period.
   */
  period?: FieldName;
  /**
   * Records referred to by a field, named in expressions.
   */
  join?: {
    id: string;
    field: FieldName;
  }[];
  columns?: {
    id: string;
    title?: ShortText;
    field?: FieldName;
    value?: Expression;
    format?: Format;
  }[];
  group?: {
    id: string;
    title?: ShortText;
    field: FieldName;
    bucket?: "year" | "quarter" | "month" | "week" | "day";
    level?: LevelId;
    /**
     * To the org units right below the one that the report is about, so that the figures follow it down.
     */
    below?: boolean;
  }[];
  measures?: {
    id: string;
    title?: ShortText;
    measure: "count" | "sum" | "min" | "max" | "avg" | "count-distinct";
    field?: FieldName;
    format?: Format;
  }[];
  totals?: boolean;
  sort?: SortKey[];
  limit?: number;
}
/**
 * Datasets, parameters and a template; a notice is a report that is published.
 */
export interface ReportDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  kind?: "report" | "notice" | "receipt" | "list";
  parameters?: ObjectSchema;
  datasets: Dataset[];
  /**
   * Handlebars text, or the file beside the definition that holds it.
   */
  template?:
    | string
    | {
        /**
         * Name inside reports/.
         */
        file: string;
      };
  formats?: ("html" | "csv" | "json")[];
  paper?: "a4" | "a4-landscape" | "receipt-58mm";
  /**
   * The one up to today that is chosen when the report is opened.
   */
  span?: "month" | "year";
  /**
   * Anybody may open it without signing in.
   */
  public?: boolean;
  /**
   * Only fields that a rule demands in full, with the reason in the description.
   */
  unmasked?: FieldName[];
  /**
   * On a schedule, to people.
   */
  deliver?: {
    /**
     * RRULE without the prefix.
     */
    rule: string;
    roles: RoleList;
    level?: LevelId;
  };
}
/**
 * What somebody who holds it may do; granted for an org unit and what lies below, from and to a date.
 */
export interface RoleDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  levels?: LevelId[];
  /**
   * Role of another pack whose rules these are added to; whoever holds that role has them, and this one is never granted by itself.
   */
  extends?: Ref;
  /**
   * The three administrators are kept apart.
   */
  administers?: "system" | "security" | "audit";
  /**
   * Nobody holds both for overlapping org units.
   */
  excludes?: Ref[];
  /**
   * Also without signing in.
   */
  anonymous?: boolean;
  /**
   * Held by everybody who signs in with a person's record; its rules name {"$actor": "personId"}.
   */
  personal?: boolean;
  /**
   * The later rule goes before the earlier one.
   */
  rules: {
    id: Id;
    /**
     * manage covers all.
     */
    actions: (
      | "read"
      | "create"
      | "update"
      | "delete"
      | "transition"
      | "unmask"
      | "share"
      | "export"
      | "append"
      | "reverse"
      | "publish"
      | "configure"
      | "grant"
      | "audit"
      | "manage"
    )[];
    /**
     * kind/id such as record-type/household, ledger/points, report/x, page/x; record-type/* of a pack, or all.
     */
    subjects: string[];
    /**
     * Who made the record and moved it on is told only when `createdBy` is among them.
     */
    fields?: FieldName[];
    where?: Condition;
    /**
     * Not bound to the org unit of the grant.
     */
    anywhere?: boolean;
    /**
     * Takes away instead of giving.
     */
    inverted?: boolean;
    reason?: LongText;
  }[];
}
/**
 * A recurrence rule (RFC 5545) that makes records; a missed one shows and escalates.
 */
export interface ScheduleDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  /**
   * RRULE without the prefix, e.g. FREQ=MONTHLY;BYMONTHDAY=1.
   */
  rule: string;
  from: DateText;
  to?: DateText;
  /**
   * HH:MM in the zone of the platform.
   */
  at?: string;
  shift?: "keep" | "next-workday" | "previous-workday";
  creates: {
    recordType: Ref;
    /**
     * Field to expression; `occurrence`, `orgUnit`, `turn` are known.
     */
    data?: {
      [k: string]: Expression | undefined;
    };
  };
  /**
   * One record for each org unit or record found; one in all when absent.
   */
  for?: {
    level?: LevelId;
    recordType?: Ref;
    where?: RecordFilter;
  };
  /**
   * Takes turns among the members of a list or field.
   */
  rotate?: {
    /**
     * Fields of the record it runs for.
     */
    among: FieldName;
    field?: FieldName;
    fields?: FieldName[];
  };
  due?: Duration;
  /**
   * States that count as held.
   */
  doneIn?: Id[];
  remind?: {
    id: Id;
    /**
     * -P1D is a day before.
     */
    at: Duration;
    roles?: RoleList;
    /**
     * Of a record with parties: to the roles at each of them, not only where the record belongs.
     */
    everyParty?: boolean;
  }[];
  missed?: {
    roles: RoleList;
    toLevel?: LevelId;
    title?: Template;
  };
  rota?: {
    /**
     * Record type of the pool.
     */
    members: Ref;
    where?: RecordFilter;
    slots: {
      id: Id;
      title: ShortText;
      from: string;
      to: string;
    }[];
    standbys?: number;
  };
}
export interface Edition {
  id: string;
  title?: ShortText;
  from: DateText;
  to?: DateText;
  rounding?: number;
  /**
   * E.g. the stars.
   */
  groups: IndicatorGroup[];
  vetoes?: {
    id: Id;
    title: ShortText;
    facts?: Fact[];
    when: Expression;
    /**
     * none: no grade at all; zero-group: the group counts nothing.
     */
    result: "none" | "zero-group";
    group?: Id;
  }[];
  /**
   * The first that holds; over score, lit, groups.<id>.
   */
  grades?: {
    id: Id;
    title: ShortText;
    when: Expression;
    tone?: Tone;
  }[];
  quota?: {
    top: number;
    percent?: number;
    level?: LevelId;
    grade?: Id;
    /**
     * Expressions, higher first.
     */
    tieBreak?: {
      id: Id;
      title?: ShortText;
      by: Expression;
    }[];
  };
  /**
   * What happens between editions.
   */
  standing?: {
    review?: "month" | "quarter" | "half-year";
    warning?: Duration;
    onFall?: Effect[];
    strikeOff?: Ref;
  };
}
export interface IndicatorGroup {
  id: Id;
  title: ShortText;
  max?: number;
  weight?: number;
  /**
   * Share of the most at which the group counts as lit.
   */
  litAt?: number;
  indicators: Indicator[];
  /**
   * Registered: average, highest, lowest, or a plugin's. How the points of the indicators become those of the group, which then needs its most; added up when absent.
   */
  combine?: {
    type: string;
    params?: {
      [k: string]: unknown | undefined;
    };
  };
}
export interface Indicator {
  id: Id;
  title: ShortText;
  description?: LongText;
  min?: number;
  max: number;
  weight?: number;
  facts?: Fact[];
  /**
   * Registered: review, peer, aggregate, ledger, formula, decision-table, or a plugin's.
   */
  source: {
    type: string;
    params?: {
      [k: string]: unknown | undefined;
    };
  };
}
/**
 * Indicators, weights, vetoes and grades by editions; every result says where its points come from.
 */
export interface ScorecardDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  subject: Ref;
  period: "month" | "quarter" | "half-year" | "year";
  /**
   * By effective date; one in use can't be changed after the fact.
   */
  editions: Edition[];
}
export interface WorkflowState {
  id: Id;
  title: ShortText;
  description?: LongText;
  kind?: "normal" | "final" | "parallel";
  tone?: Tone;
  who?: ShortText;
  /**
   * Fields that may still be changed in this state; all in the initial state, none later, when absent.
   */
  editable?: FieldName[];
  deadline?: Deadline;
  window?: NoticeWindow;
  checklist?: Checklist;
  /**
   * What lands in the inbox while the record is here; by default for the roles of the outgoing transitions.
   */
  task?: {
    title?: Template;
    roles?: RoleList;
    level?: LevelId;
    none?: boolean;
  };
  /**
   * Parts that run side by side.
   */
  branches?: {
    id: Id;
    title: ShortText;
    initial: StateId;
    states: BranchState[];
    transitions: Transition[];
  }[];
  /**
   * When the branches are through.
   */
  join?: {
    when: "all" | "any";
    to: StateId;
  };
  /**
   * Records made on entry, each with its own workflow.
   */
  children?: {
    id: Id;
    recordType: Ref;
    /**
     * Field to expression.
     */
    data: {
      [k: string]: Expression | undefined;
    };
    /**
     * Field of the child that refers to this record.
     */
    link?: FieldName;
  }[];
  await?: {
    when: "all" | "any";
    to: StateId;
  };
  onEntry?: Effect[];
  onExit?: Effect[];
}
/**
 * How long a state may last.
 */
export interface Deadline {
  within:
    | Duration
    | {
        by: FieldName;
        /**
         * Value of the field to duration.
         */
        durations: {
          [k: string]: Duration | undefined;
        };
        otherwise?: Duration;
      };
  /**
   * A date field; the entry into the state when absent.
   */
  from?: FieldName;
  remind?: {
    id: Id;
    /**
     * -P1D is a day before due.
     */
    at: Duration;
    roles?: RoleList;
  }[];
  /**
   * Asked for before due, with a reason.
   */
  extension?: {
    by: Duration;
    times?: number;
    roles: RoleList;
  };
  /**
   * What happens when it is overdue, step by step.
   */
  overdue?: {
    id: Id;
    after: Duration;
    /**
     * A task goes to the org unit above at this level.
     */
    toLevel?: LevelId;
    roles?: RoleList;
    title?: Template;
    to?: StateId;
    effects?: Effect[];
  }[];
}
/**
 * Opens a notice on entry; the clock runs by the calendar, stands still while an objection is open, and the record advances by itself when it closes clean.
 */
export interface NoticeWindow {
  minDays: number;
  dayKind: "workdays" | "calendar";
  notice: {
    /**
     * Its template is the text of the notice; personal fields are masked.
     */
    report: Ref;
    title: Template;
    channels?: Id[];
  };
  /**
   * State to go to.
   */
  clean: StateId;
  onClean?: Effect[];
  objections?: {
    handledBy: RoleList;
    within?: Duration;
    /**
     * State to go to.
     */
    upheld: StateId;
    onUpheld?: Effect[];
    pauses?: boolean;
    from?: RoleList;
  };
}
/**
 * Parallel checks by different people; one failure ends it.
 */
export interface Checklist {
  items: {
    id: Id;
    title: ShortText;
    description?: LongText;
    roles: RoleList;
  }[];
  /**
   * State to go to.
   */
  passed: StateId;
  /**
   * State to go to.
   */
  failed: StateId;
  /**
   * No person checks twice.
   */
  distinct?: boolean;
  confidentialTo?: RoleList;
  onPassed?: Effect[];
  onFailed?: Effect[];
}
export interface BranchState {
  id: Id;
  title: ShortText;
  kind?: "normal" | "final";
  tone?: Tone;
  who?: ShortText;
  deadline?: Deadline;
}
/**
 * An arrow people or the clock take.
 */
export interface Transition {
  id: Id;
  title: ShortText;
  description?: LongText;
  from: StateId[];
  to: StateId;
  /**
   * person: somebody asks; automatic: as soon as the guards hold; timer: after the time in the state; system: only by effects of other records.
   */
  trigger?: "person" | "automatic" | "timer" | "system";
  after?: Duration;
  roles?: RoleList;
  owner?: boolean;
  /**
   * Separation of duties: whoever took one of these transitions may not take this one; `create` means who made the record.
   */
  notBy?: Id[];
  facts?: Fact[];
  guards?: Guard[];
  form?: TransitionForm;
  approval?: Approval;
  effects?: Effect[];
  tone?: Tone;
  confirm?: LongText;
  main?: boolean;
  comment?: "none" | "optional" | "required";
}
/**
 * Who must agree before the transition is taken.
 */
export interface Approval {
  /**
   * any: one agrees; all: everyone asked agrees; quorum: attendance and majority; each-party: every side in its own organisation; sequence: one after the other.
   */
  kind: "any" | "all" | "quorum" | "each-party" | "sequence";
  roles?: RoleList;
  steps?: {
    id: Id;
    title: ShortText;
    roles: RoleList;
    mode?: "any" | "all";
  }[];
  quorum?: {
    attendance: Fraction;
    majority: Fraction;
    atLeast?: boolean;
    majorityOf?: "present" | "eligible";
    /**
     * Numbers typed from the meeting's count instead of votes in the system.
     */
    tally?: {
      eligible: Expression;
      present: Expression;
      agree: Expression;
      against?: Expression;
      abstain?: Expression;
    };
    eligible?: Expression;
  };
  /**
   * Votes stay hidden until all have voted.
   */
  sealed?: boolean;
  /**
   * State to go to; stays when absent.
   */
  rejected?: StateId;
  onRejected?: Effect[];
  /**
   * Moves people expect beside yes and no.
   */
  allow?: ("add-signer" | "delegate" | "urge" | "return" | "withdraw")[];
  returnTo?: Id[];
}
/**
 * States and transitions of the records of one type.
 */
export interface WorkflowDefinition {
  id: Id;
  title: ShortText;
  description?: LongText;
  recordType: Ref;
  initial: StateId;
  /**
   * Who starts, on which conditions, with what effects.
   */
  create?: {
    roles?: RoleList;
    facts?: Fact[];
    guards?: Guard[];
    effects?: Effect[];
  };
  states: WorkflowState[];
  transitions: Transition[];
}
