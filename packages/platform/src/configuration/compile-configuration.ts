import { atOnce, type CalendarDefinition, type Fact, type JsonObject, ofEach, type Steps } from "@zhili/contracts";
import { compileRoles } from "@zhili/engine/access";
import { compileCalendar } from "@zhili/engine/calendar";
import type { TypeEnvironment } from "@zhili/engine/expression";
import { compileLedger } from "@zhili/engine/ledger";
import {
  type DefinitionByKind,
  type DefinitionKind,
  hashDocument,
  indexConfiguration,
  ledgerEnvironment,
  type PackDocument,
  recordTypeType,
  reportEnvironment,
  workflowEnvironment,
} from "@zhili/engine/packs";
import { compileReport } from "@zhili/engine/reports";
import { compileScorecard } from "@zhili/engine/scoring";
import type { Registry } from "../plugin-host/registry.js";
import { compileRecordType } from "./compile-record-type.js";
import { compileWorkflowIn, workflowTitles } from "./compile-workflow-of.js";
import type { Configuration, Placed, RecordType } from "./configuration.js";
import { createEvaluator } from "./evaluator.js";
import { inSlices } from "./in-slices.js";
import { knownNames } from "./known-names.js";
import { qualifyDefinition } from "./qualify.js";

/**
 * Compiles packs (in dependency order, checked before) into one configuration: validators, expressions, abilities, workflows.
 * Nothing of it is in force until it is published.
 */
export function compileConfiguration(packs: readonly PackDocument[], registry: Registry): Configuration {
  return atOnce(compilation(packs, registry));
}

/** `compileConfiguration` while others get their turn. */
export function compileInSlices(packs: readonly PackDocument[], registry: Registry): Promise<Configuration> {
  return inSlices(compilation(packs, registry));
}

function* compilation(packs: readonly PackDocument[], registry: Registry): Steps<Configuration> {
  const known = knownNames(registry);
  const parameters = {
    effects: Object.fromEntries([...registry.effects].map(([type, one]) => [type, one.params])),
    sources: Object.fromEntries([...registry.sources].map(([type, one]) => [type, one.params])),
    scoringSources: Object.fromEntries([...registry.scoringSources].map(([type, one]) => [type, one.params])),
  };
  const qualified = yield* ofEach(packs, (pack) => qualifyPack(pack, parameters));
  const index = indexConfiguration(qualified);
  const placed = <K extends DefinitionKind>(kind: K): Map<string, Placed<DefinitionByKind[K]>> => {
    const found = new Map<string, Placed<DefinitionByKind[K]>>();
    for (const pack of qualified) {
      for (const [id, definition] of Object.entries(pack.definitions[kind]) as [string, DefinitionByKind[K]][]) {
        const ref = `${pack.manifest.id}:${id}`;
        found.set(ref, { ref, pack: pack.manifest.id, definition, hash: hashDocument(definition) });
      }
    }
    return found;
  };

  const [calendarDefinition] = placed("calendar").values();
  const calendar = compileCalendar(calendarDefinition?.definition ?? weekendsOnly);
  const evaluator = createEvaluator(calendar);
  const workflowDefinitions = placed("workflow");
  const codeLists = placed("code-list");
  const scopeOf = (pack: string) => ({ index, known, pack });
  const found = (ref: string) => index.find("record-type", ref, "");

  const recordTypes = new Map<string, RecordType>();
  for (const one of placed("record-type").values()) {
    const workflow = [...workflowDefinitions.values()].find(({ definition }) => definition.recordType === one.ref)?.ref;
    recordTypes.set(
      one.ref,
      compileRecordType(one, {
        registry,
        codeLists,
        scope: scopeOf(one.pack),
        found: found(one.ref),
        calendar,
        ...(workflow === undefined ? {} : { workflow }),
      }),
    );
    yield;
  }

  const environments = new Map<string, TypeEnvironment>();
  const remembered = (key: string, make: () => TypeEnvironment): TypeEnvironment => {
    const made = environments.get(key) ?? make();
    environments.set(key, made);
    return made;
  };
  const environment = (ref: string, facts: readonly Fact[] = []): TypeEnvironment =>
    remembered(`${ref} ${JSON.stringify(facts)}`, () => {
      const type = found(ref);
      return type === undefined ? {} : workflowEnvironment(scopeOf(type.pack), type, { facts });
    });

  const roleDefinitions = placed("role");
  const ledgerDefinitions = placed("ledger");
  const scorecardDefinitions = placed("scorecard");
  const reportDefinitions = placed("report");

  const configuration: Configuration = {
    revision: hashDocument(packs.map((pack) => pack.hash)).slice(0, 16),
    packs,
    index,
    recordTypes,
    workflowDefinitions,
    workflows: new Map(
      yield* ofEach(workflowDefinitions.values(), (one) => [
        one.ref,
        compileWorkflowIn(
          environment,
          one.ref,
          one.definition,
          one.hash,
          workflowTitles(roleDefinitions, recordTypes.get(one.definition.recordType)?.definition),
        ),
      ]),
    ),
    ledgerDefinitions,
    ledgers: new Map(
      yield* ofEach(ledgerDefinitions.values(), ({ ref, definition }) => [
        ref,
        compileLedger(ref, definition, { environment: ledgerEnvironment(found(definition.account.recordType)) }),
      ]),
    ),
    scorecardDefinitions,
    scorecards: new Map(
      yield* ofEach(scorecardDefinitions.values(), ({ ref, definition }) => [
        ref,
        compileScorecard(ref, definition, { sources: registry.scoringSources, operators: registry.scoringOperators }),
      ]),
    ),
    reportDefinitions,
    reports: new Map(
      yield* ofEach(reportDefinitions.values(), ({ ref, pack, definition }) => {
        const texts = packs.find((one) => one.manifest.id === pack)?.texts ?? {};
        const template = definition.template;
        const text = typeof template === "object" ? texts[template.file] : template;
        return [
          ref,
          compileReport(ref, definition, {
            templateText: text ?? "",
            helpers: [...registry.reportHelpers.values()],
            environment: (dataset) => reportEnvironment(scopeOf(pack), definition, dataset),
          }),
        ];
      }),
    ),
    roleDefinitions,
    roles: compileRoles(
      [...roleDefinitions.values()].map(({ ref, definition }) => ({ ref, definition })),
      {
        jointlyOwned: (subject) => recordTypes.get(subject.replace("record-type/", ""))?.definition.parties !== undefined,
        fieldsOf: (subject) => Object.keys(recordTypes.get(subject.replace("record-type/", ""))?.definition.schema.properties ?? {}),
      },
    ),
    codeLists,
    pages: placed("page"),
    schedules: placed("schedule"),
    cases: placed("case"),
    calendar,
    calendarDefinition,
    evaluator,
    environment,
    referenceEnvironment: (record, candidate) =>
      remembered(`${record} -> ${candidate}`, () => {
        const own = found(record);
        const other = found(candidate);
        return { record: own === undefined ? "dyn" : recordTypeType(own), candidate: other === undefined ? "dyn" : recordTypeType(other), actor: "dyn" };
      }),
  };
  return configuration;
}

function qualifyPack(pack: PackDocument, parameters: Parameters<typeof qualifyDefinition>[3]): PackDocument {
  const definitions = Object.fromEntries(
    Object.entries(pack.definitions).map(([kind, byId]) => [
      kind,
      Object.fromEntries(
        Object.entries(byId).map(([id, definition]) => [id, qualifyDefinition(kind, definition as unknown as JsonObject, pack.manifest.id, parameters)]),
      ),
    ]),
  );
  return { ...pack, definitions: definitions as unknown as PackDocument["definitions"] };
}

/** What holds where no pack brings a work calendar. */
export const weekendsOnly: CalendarDefinition = { id: "weekends", title: "周末", weekend: [6, 7], years: [], zone: "Asia/Shanghai" };
