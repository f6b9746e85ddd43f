import type { FieldSchema, Issue, MigrationDefinition } from "@zhili/contracts";
import { compileExpression } from "../../expression/index.js";
import type { PackDocument } from "../pack-document.js";
import { definitionsOf, qualify } from "../resolve-ref.js";
import type { MovePlan, NameMove, TypeMove, WorkflowMove } from "./move-plan.js";
import type { MoveStep } from "./move-step.js";

type Change = MigrationDefinition["changes"][number];

/** A migration with the pack that declares it. */
export interface DeclaredMigration {
  readonly pack: string;
  readonly migration: MigrationDefinition;
}

/** Where cases go whose state is gone, said by who upgrades: workflow to old state to new. */
export type StateChoices = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * What declared migrations do to stored records, as steps in their order. `older` is the configuration that the records were written
 * under. An expression that does not compile is an issue.
 */
export function compileMoves(
  older: readonly PackDocument[],
  declared: readonly DeclaredMigration[],
  choices: StateChoices = {},
): { plan: MovePlan; issues: Issue[] } {
  const compiler = new MoveCompiler(older);
  for (const { pack, migration } of declared) for (const change of migration.changes) compiler.add(pack, change);
  for (const [workflow, states] of Object.entries(choices)) for (const [from, to] of Object.entries(states)) compiler.mapState(workflow, from, to);
  return compiler.finish();
}

interface OptionPlace {
  readonly codeList: string;
  path: string;
}

/** Gathers changes; names of later changes are those that earlier ones gave. */
class MoveCompiler {
  readonly #older: readonly PackDocument[];
  readonly #types = new Map<string, { from: string; to: string; steps: MoveStep[]; options: OptionPlace[] }>();
  readonly #workflows = new Map<string, { from: string; to: string; states: Map<string, string> }>();
  readonly #names: NameMove[] = [];
  readonly #issues: Issue[] = [];

  constructor(older: readonly PackDocument[]) {
    this.#older = older;
    for (const { ref, pack, definition } of definitionsOf("record-type", older)) {
      this.#types.set(ref, { from: ref, to: ref, steps: [], options: optionPlaces(definition.schema.properties, pack) });
    }
  }

  add(pack: string, change: Change): void {
    const { type, from, to } = change;
    const ref = qualify(change.definition ?? "", pack);
    const given = from !== undefined && to !== undefined;
    if (type === "rename-record-type" || type === "rename-definition") this.#rename(pack, change);
    else if (type === "rename-state" || type === "remove-state") {
      if (given) this.mapState(ref, from, to);
    } else if (type === "rename-option" || type === "remove-option") {
      if (given) this.#option(ref, change.id, from, to, type === "rename-option");
    } else this.#field(ref, this.#fieldStep(change));
  }

  mapState(workflow: string, from: string, to: string): void {
    const move = this.#workflowNow(workflow);
    for (const [old, now] of move.states) if (now === from) move.states.set(old, to);
    move.states.set(from, to);
  }

  finish(): { plan: MovePlan; issues: Issue[] } {
    const types = new Map<string, TypeMove>();
    for (const [ref, { from, to, steps }] of this.#types) if (steps.length > 0 || from !== to) types.set(ref, { from, to, steps });
    for (const { ref, definition, pack } of definitionsOf("workflow", this.#older)) {
      if (types.has(qualify(definition.recordType, pack)) && !this.#workflows.has(ref)) this.#workflowNow(ref);
    }
    const workflows = new Map<string, WorkflowMove>(this.#workflows);
    for (const { ref, definition, pack } of definitionsOf("workflow", this.#older)) {
      const type = qualify(definition.recordType, pack);
      if (workflows.has(ref) && !types.has(type)) types.set(type, { from: type, to: type, steps: [] });
    }
    return { plan: { types, workflows, names: this.#names }, issues: this.#issues };
  }

  #field(ref: string, step: MoveStep | undefined): void {
    const target = this.#typeNow(ref);
    if (step === undefined || target === undefined) return;
    target.steps.push(step);
    if (step.type === "rename-field") for (const place of target.options) place.path = renamedPath(place.path, step.from, step.to);
  }

  #fieldStep(change: Change): MoveStep | undefined {
    const { type, id, from, to, field } = change;
    if (type === "rename-field") return from === undefined || to === undefined ? undefined : { id, type, from, to: inSameObject(from, to) };
    if (field === undefined) return undefined;
    if (type === "remove-field") return { id, type, field };
    if (type === "set-default") return change.default === undefined ? undefined : { id, type, field, value: change.default as never };
    const forward = this.#expression(change.forward);
    const backward = this.#expression(change.backward);
    if (forward === undefined) return undefined;
    return { id, type: "retype-field", field, forward, ...(backward === undefined ? {} : { backward }) };
  }

  #expression(source: string | undefined) {
    if (source === undefined) return undefined;
    const result = compileExpression(source, { value: "dyn", record: "dyn" });
    if (result.ok) return result.expression;
    this.#issues.push(result.issue);
    return undefined;
  }

  /** An option that takes the place of one that is gone does not tell which it was. */
  #option(codeList: string, id: string, from: string, to: string, renamed: boolean): void {
    const known = definitionsOf("code-list", this.#older).find(({ ref }) => ref === codeList)?.definition.items ?? [];
    const reversible = renamed && !known.some((item) => item.id === to);
    for (const { steps, options } of this.#types.values()) {
      for (const { codeList: own, path } of options) if (own === codeList) steps.push({ id, type: "map-option", field: path, from, to, reversible });
    }
  }

  #rename(pack: string, { type, kind, from, to }: Change): void {
    const of = type === "rename-record-type" ? "record-type" : kind;
    if (of === undefined || from === undefined || to === undefined) return;
    const [old, now] = [qualify(from, pack), qualify(to, pack)];
    this.#names.push({ kind: of, from: old, to: now });
    if (of === "record-type") {
      const target = this.#typeNow(old);
      if (target !== undefined) target.to = now;
    }
    if (of === "workflow") this.#workflowNow(old).to = now;
  }

  /** The type that is called so after the changes added before. */
  #typeNow(ref: string) {
    return [...this.#types.values()].find(({ to }) => to === ref);
  }

  #workflowNow(ref: string) {
    const known = [...this.#workflows.values()].find(({ to }) => to === ref);
    if (known !== undefined) return known;
    const made = { from: ref, to: ref, states: new Map<string, string>() };
    this.#workflows.set(ref, made);
    return made;
  }
}

function optionPlaces(properties: Readonly<Record<string, FieldSchema | undefined>>, pack: string, prefix = ""): OptionPlace[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    if (field === undefined) return [];
    const codeList = field.codeList ?? field.items?.codeList;
    const own = codeList === undefined ? [] : [{ codeList: qualify(codeList, pack), path: prefix + name }];
    const inner = field.properties ?? field.items?.properties;
    return inner === undefined ? own : [...own, ...optionPlaces(inner, pack, `${prefix}${name}.`)];
  });
}

function inSameObject(from: string, to: string): string {
  return to.includes(".") ? to : from.slice(0, from.lastIndexOf(".") + 1) + to;
}

function renamedPath(path: string, from: string, to: string): string {
  if (path === from) return to;
  return path.startsWith(`${from}.`) ? to + path.slice(from.length) : path;
}
