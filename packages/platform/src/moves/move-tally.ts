import type { Language, Snapshot, StoredRecord } from "@zhili/contracts";
import { statesToGoTo } from "@zhili/engine/workflow";
import type { RecordType } from "../configuration/configuration.js";
import { titleIn } from "../configuration/translate.js";
import { MOST_EXAMPLES } from "../lifecycle/rehearsal/rehearsal.js";
import type { MoveForecast } from "./foretell-moves.js";
import type { RecordMove } from "./move-stored.js";
import type { PlannedMoves } from "./planned-moves.js";
import { titleOfState } from "./state-title.js";

type StateMove = { -readonly [name in keyof MoveForecast["states"][number]]: MoveForecast["states"][number][name] };
type Stuck = { -readonly [name in keyof MoveForecast["stuck"][number]]: MoveForecast["stuck"][number][name] };

/** Counts what a move does to the records of one type; titles are in the reader's language. */
export class MoveTally {
  readonly #moves: Pick<PlannedMoves, "before" | "after">;
  readonly #language: Language;
  readonly #fields = new Map<string, number>();
  readonly #states = new Map<string, StateMove>();
  readonly #stuck = new Map<string, Stuck>();
  readonly #examples: MoveForecast["examples"][number][] = [];
  checked = 0;
  #moved = 0;
  #cases = 0;
  #failing = 0;

  constructor(moves: Pick<PlannedMoves, "before" | "after">, language: Language) {
    this.#moves = moves;
    this.#language = language;
  }

  add({ id, title, snapshot }: StoredRecord, { changed, fields, state, issues, stuck, record }: RecordMove): void {
    this.checked += 1;
    if (changed) this.#moved += 1;
    if (changed && record.snapshot?.workflowHash !== snapshot?.workflowHash) this.#cases += 1;
    for (const field of fields) this.#fields.set(field, (this.#fields.get(field) ?? 0) + 1);
    if (state !== undefined && snapshot !== undefined) this.#addState(snapshot, record.snapshot?.workflow ?? snapshot.workflow, state);
    if (stuck !== undefined && snapshot !== undefined) this.#addStuck(snapshot, stuck);
    if (issues.length === 0) return;
    this.#failing += 1;
    if (this.#examples.length < MOST_EXAMPLES) this.#examples.push({ id, title, issues });
  }

  /** `type` in the version gone to; `stored` as its records are kept now. */
  forecast(type: RecordType, stored: RecordType): MoveForecast {
    const { after } = this.#moves;
    return {
      recordType: type.ref,
      stored: stored.ref,
      title: titleIn({ configuration: after, context: { language: this.#language } }, "record-type", type.ref, type.definition),
      checked: this.checked,
      moved: this.#moved,
      fields: Object.fromEntries(this.#fields),
      cases: this.#cases,
      states: [...this.#states.values()],
      failing: this.#failing,
      examples: this.#examples,
      stuck: [...this.#stuck.values()],
    };
  }

  #addState(snapshot: Snapshot, workflow: string, { from, to }: { from: string; to: string }): void {
    const key = `${workflow}\n${from}\n${to}`;
    const known = this.#states.get(key);
    if (known !== undefined) known.count += 1;
    else {
      const titles = { fromTitle: this.#title(snapshot.workflow, from), toTitle: this.#title(workflow, to) };
      this.#states.set(key, { workflow, from, to, ...titles, count: 1, places: this.#places(snapshot, workflow) });
    }
  }

  #addStuck(snapshot: Snapshot, { workflow, state, hindrance }: NonNullable<RecordMove["stuck"]>): void {
    const key = `${workflow}\n${state}\n${hindrance}`;
    const known = this.#stuck.get(key);
    if (known !== undefined) known.count += 1;
    else this.#stuck.set(key, { workflow, state, title: this.#title(snapshot.workflow, state), count: 1, hindrance, places: this.#places(snapshot, workflow) });
  }

  #title(workflow: string, state: string): string {
    return titleOfState(this.#moves.before, this.#moves.after, workflow, state, this.#language);
  }

  /** Where a case like this could go on. */
  #places(snapshot: Snapshot, ref: string): MoveForecast["stuck"][number]["places"] {
    const { before, after } = this.#moves;
    const workflow = after.workflows.get(ref);
    if (workflow === undefined) return [];
    const present = before.workflows.get(snapshot.workflow);
    const standing = present?.hash === snapshot.workflowHash ? present : undefined;
    return statesToGoTo(workflow, standing, snapshot).map((id) => ({ id, title: titleOfState(after, before, ref, id, this.#language) }));
  }
}
