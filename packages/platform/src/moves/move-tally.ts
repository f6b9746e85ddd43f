import type { StoredRecord } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import { MOST_EXAMPLES } from "../lifecycle/rehearsal/rehearsal.js";
import type { MoveForecast } from "./foretell-moves.js";
import type { RecordMove } from "./move-stored.js";
import type { PlannedMoves } from "./planned-moves.js";
import { titleOfState } from "./state-title.js";

/** Counts what a move does to the records of one type. */
export class MoveTally {
  readonly #moves: Pick<PlannedMoves, "before" | "after">;
  readonly #fields = new Map<string, number>();
  readonly #states = new Map<string, number>();
  readonly #stuck = new Map<string, number>();
  readonly #examples: MoveForecast["examples"][number][] = [];
  checked = 0;
  #moved = 0;
  #cases = 0;
  #failing = 0;

  constructor(moves: Pick<PlannedMoves, "before" | "after">) {
    this.#moves = moves;
  }

  add({ id, title, snapshot }: StoredRecord, { changed, fields, state, issues, stuck, record }: RecordMove): void {
    this.checked += 1;
    if (changed) this.#moved += 1;
    if (changed && record.snapshot?.workflowHash !== snapshot?.workflowHash) this.#cases += 1;
    for (const field of fields) count(this.#fields, field);
    if (state !== undefined) count(this.#states, `${state.from}\n${state.to}`);
    if (stuck !== undefined) count(this.#stuck, `${stuck.workflow}\n${stuck.state}\n${stuck.hindrance}`);
    if (issues.length === 0) return;
    this.#failing += 1;
    if (this.#examples.length < MOST_EXAMPLES) this.#examples.push({ id, title, issues });
  }

  forecast(type: RecordType): MoveForecast {
    return {
      recordType: type.ref,
      title: type.definition.title,
      checked: this.checked,
      moved: this.#moved,
      fields: Object.fromEntries(this.#fields),
      cases: this.#cases,
      states: [...this.#states].map(([key, number]) => {
        const [from = "", to = ""] = key.split("\n");
        return { from, to, count: number };
      }),
      failing: this.#failing,
      examples: this.#examples,
      stuck: [...this.#stuck].map(([key, number]) => {
        const [workflow = "", state = "", hindrance = ""] = key.split("\n");
        return { workflow, state, title: titleOfState(this.#moves.before, this.#moves.after, workflow, state), count: number, hindrance };
      }),
    };
  }
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}
