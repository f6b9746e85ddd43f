import type { JsonObject, Language, PageDefinition, RecordTypeDefinition, WorkflowDefinition } from "@zhili/contracts";
import { type Ability, abilityFor } from "@zhili/engine/access";
import { subjectOf } from "./access/require-right.js";
import type { Configuration, Placed, RecordType } from "./configuration/configuration.js";
import { orgLevels } from "./configuration/org-levels.js";
import { packTitle } from "./configuration/pack-title.js";
import { translateDefinition } from "./configuration/translate.js";
import type { Platform, RequestContext } from "./platform.js";
import { ledgersOf } from "./views/ledgers-of.js";

export interface RecordTypeView {
  readonly ref: string;
  readonly title: string;
  readonly icon?: string;
  readonly description?: string;
  readonly schema: RecordTypeDefinition["schema"];
  readonly form: NonNullable<RecordTypeDefinition["form"]>;
  readonly list: NonNullable<RecordTypeDefinition["list"]>;
  readonly levels?: readonly string[];
  readonly placeFrom?: string;
  readonly accounts: readonly string[];
  readonly workflow?: JsonObject;
  readonly parties?: RecordTypeDefinition["parties"];
  /** Fields that people elsewhere see of a shared record. */
  readonly sharing?: { readonly fields: readonly string[] };
  readonly can: { readonly create: boolean; readonly createAt: readonly string[]; readonly export: boolean; readonly share?: boolean };
}

export interface ConfigurationView {
  readonly revision: string;
  readonly language: Language;
  readonly packs: readonly { readonly id: string; readonly title: string; readonly version: string; readonly color?: string; readonly order: number }[];
  readonly pages: readonly (PageDefinition & { readonly ref: string; readonly pack: string })[];
  readonly recordTypes: Readonly<Record<string, RecordTypeView>>;
  readonly codeLists: Readonly<Record<string, readonly JsonObject[]>>;
  readonly ledgers: Readonly<Record<string, JsonObject>>;
  readonly levels: readonly JsonObject[];
  readonly roles: Readonly<Record<string, string>>;
  readonly reports: readonly JsonObject[];
  readonly calendar: { readonly zone: string };
}

/** What a person's pages are drawn from: the definitions that concern them, in their language. */
export function describeConfiguration(platform: Platform, context: RequestContext): ConfigurationView {
  const { configuration, language } = context;
  const ability = abilityFor(configuration.roles, context.actor, configuration.calendar.localDate(platform.clock.now().toISOString()));
  const tr = <T extends { id: string }>(kind: string, placed: Placed<T>): T => {
    const pack = configuration.packs.find((one) => one.manifest.id === placed.pack);
    return pack === undefined ? placed.definition : translateDefinition(pack, kind, placed.definition.id, placed.definition, language);
  };
  const types = [...configuration.recordTypes.values()].filter(
    (type) => ability.can("read", subjectOf("record-type", type.ref)).allowed || ability.can("create", subjectOf("record-type", type.ref)).allowed,
  );
  const reports = [...configuration.reportDefinitions.values()].filter(
    (one) => one.definition.public === true || ability.can("read", subjectOf("report", one.ref)).allowed,
  );
  const ledgers = [...configuration.ledgerDefinitions.values()].filter((one) => ability.can("read", subjectOf("ledger", one.ref)).allowed);
  const personal = context.actor.personId === undefined ? [] : configuration.roles.personal.map((role) => role.ref);
  const held = new Set([...context.actor.grants.map((grant) => grant.role), ...personal]);
  const visible = {
    types: new Set(types.map((one) => one.ref)),
    reports: new Set(reports.map((one) => one.ref)),
    ledgers: new Set(ledgers.map((one) => one.ref)),
  };
  return {
    revision: configuration.revision,
    language,
    packs: configuration.packs.map((pack) => ({
      id: pack.manifest.id,
      title: packTitle(pack, language),
      version: pack.version,
      order: pack.manifest.order ?? 100,
      ...(pack.manifest.color === undefined ? {} : { color: pack.manifest.color }),
    })),
    pages: [...configuration.pages.values()]
      .filter((page) => mayOpen(ability, page, held, visible))
      .map((page) => ({ ...tr("page", page), ref: page.ref, pack: page.pack })),
    recordTypes: Object.fromEntries(types.map((type) => [type.ref, recordTypeView(configuration, ability, context, type, tr)])),
    codeLists: Object.fromEntries([...configuration.codeLists.values()].map((one) => [one.ref, tr("code-list", one).items as unknown as JsonObject[]])),
    ledgers: Object.fromEntries(
      ledgers.map((one) => {
        const definition = tr("ledger", one);
        return [
          one.ref,
          { title: definition.title, unit: { title: definition.unit.title, decimals: definition.unit.decimals ?? 0 }, account: definition.account.recordType },
        ];
      }),
    ),
    levels: orgLevels({ configuration, context }) as unknown as JsonObject[],
    roles: Object.fromEntries([...configuration.roleDefinitions.values()].map((one) => [one.ref, tr("role", one).title])),
    reports: reports.map((one) => {
      const definition = tr("report", one);
      return JSON.parse(
        JSON.stringify({
          ref: one.ref,
          title: definition.title,
          description: definition.description,
          kind: definition.kind ?? "report",
          parameters: definition.parameters,
          formats: definition.formats ?? ["html"],
          paper: definition.paper ?? "a4",
          span: definition.span ?? "month",
        }),
      ) as JsonObject;
    }),
    calendar: { zone: configuration.calendar.zone },
  };
}

function recordTypeView(
  configuration: Configuration,
  ability: Ability,
  context: RequestContext,
  type: RecordType,
  tr: <T extends { id: string }>(kind: string, placed: Placed<T>) => T,
): RecordTypeView {
  const definition = tr("record-type", type);
  const subject = subjectOf("record-type", type.ref);
  const workflow = type.workflow === undefined ? undefined : configuration.workflowDefinitions.get(type.workflow);
  const createAt = context.actor.grants
    .filter((grant) => grant.orgUnit !== "" && ability.can("create", subject, { orgPath: grant.orgPath }).allowed)
    .map((grant) => grant.orgUnit);
  const shown = workflow === undefined ? undefined : tr("workflow", workflow);
  return {
    ref: type.ref,
    title: definition.title,
    schema: definition.schema,
    form: definition.form ?? {},
    list: definition.list ?? {},
    accounts: ledgersOf(configuration, type).filter((ref) => ability.can("read", subjectOf("ledger", ref)).allowed),
    can: {
      create: createAt.length > 0 || ability.can("create", subject).allowed,
      createAt: [...new Set(createAt)],
      export: ability.can("export", subject).allowed,
      ...(definition.sharing === undefined ? {} : { share: ability.can("share", subject).allowed }),
    },
    ...(definition.icon === undefined ? {} : { icon: definition.icon }),
    ...(definition.description === undefined ? {} : { description: definition.description }),
    ...(definition.orgUnit?.levels === undefined ? {} : { levels: definition.orgUnit.levels }),
    ...(definition.orgUnit?.from === undefined ? {} : { placeFrom: definition.orgUnit.from }),
    ...(definition.parties === undefined ? {} : { parties: definition.parties }),
    ...(definition.sharing === undefined ? {} : { sharing: { fields: definition.sharing.fields } }),
    ...(shown === undefined || workflow === undefined
      ? {}
      : {
          workflow: JSON.parse(
            JSON.stringify({
              ref: workflow.ref,
              initial: shown.initial,
              states: shown.states.map(({ id, title, tone, kind, who }) => ({ id, title, tone, kind, who })),
              transitions: shown.transitions.map(({ id, title, tone, main, form }) => ({ id, title, tone, main, required: form?.required })),
              later: askedLater(definition, shown),
            }),
          ) as JsonObject,
        }),
  };
}

/** Fields that a step asks for when its time has come, so that nobody is asked for them at the beginning. */
function askedLater(type: RecordTypeDefinition, workflow: WorkflowDefinition): string[] {
  const atFirst = new Set([...(type.schema.required ?? []), ...(workflow.states.find((state) => state.id === workflow.initial)?.editable ?? [])]);
  const asked = workflow.transitions.flatMap((transition) => transition.form?.fields ?? []);
  return [...new Set(asked)].filter((field) => !atFirst.has(field));
}

function mayOpen(
  ability: Ability,
  page: Placed<PageDefinition>,
  held: ReadonlySet<string>,
  visible: { types: ReadonlySet<string>; reports: ReadonlySet<string>; ledgers: ReadonlySet<string> },
): boolean {
  const { roles, blocks } = page.definition;
  if (roles !== undefined && roles.length > 0) return roles.some((role) => held.has(role)) || ability.can("manage", "all").allowed;
  return blocks.some((block) => {
    if (block.counter !== undefined) return ability.can("create", subjectOf("record-type", block.counter.recordType)).allowed;
    if (block.calendar !== undefined) return block.calendar.entries.some((entry) => visible.types.has(entry.recordType));
    if (block.recordType !== undefined) return visible.types.has(block.recordType);
    if (block.report !== undefined) return visible.reports.has(block.report);
    if (block.ledger !== undefined) return visible.ledgers.has(block.ledger);
    return block.type === "tasks" || block.type === "notices" || block.type === "text";
  });
}
