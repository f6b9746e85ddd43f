import type { Issue, Language, StoredRecord } from "@zhili/contracts";
import type { RehearsalWatch } from "../lifecycle/rehearsal/rehearsal.js";
import type { Platform } from "../platform.js";
import { unsealRecord } from "../records/sealing.js";
import { UpgradeNoState, UpgradeRecordsFail } from "./errors.js";
import { moveStored, type RecordMove } from "./move-stored.js";
import { MoveTally } from "./move-tally.js";
import type { PlannedMoves, PlannedType } from "./planned-moves.js";
import { BATCH } from "./run-moves.js";

/** What an upgrade would do to the records of one type. */
export interface MoveForecast {
  /** Its name in the version gone to, and the one under which its records are stored now. */
  readonly recordType: string;
  readonly stored: string;
  readonly title: string;
  readonly checked: number;
  readonly moved: number;
  /** Field to the number of records in which it changes. */
  readonly fields: Readonly<Record<string, number>>;
  /** Cases that go over to the newer workflow. */
  readonly cases: number;
  /** Cases whose state becomes another, with the states among which whoever upgrades may choose instead. */
  readonly states: readonly {
    readonly workflow: string;
    readonly from: string;
    readonly fromTitle: string;
    readonly to: string;
    readonly toTitle: string;
    readonly count: number;
    readonly places: readonly StatePlace[];
  }[];
  /** Values that can't be moved; these refuse the upgrade. */
  readonly failing: number;
  readonly examples: readonly { readonly id: string; readonly title: string; readonly issues: readonly Issue[] }[];
  /** Cases without a state to go to, which refuse the upgrade, with those among which whoever upgrades may choose. */
  readonly stuck: readonly {
    readonly workflow: string;
    readonly state: string;
    readonly title: string;
    readonly count: number;
    readonly hindrance: string;
    readonly places: readonly StatePlace[];
  }[];
}

/** A state in which a case could go on. */
export interface StatePlace {
  readonly id: string;
  readonly title: string;
}

export interface MovesForetold {
  readonly types: readonly MoveForecast[];
  readonly moved: number;
  /** How long writing to these records will be closed, roughly. */
  readonly seconds: number;
}

/** Hears what becomes of each record. */
export type EachMove = (move: { readonly recordType: string; readonly record: string } & Pick<RecordMove, "fields" | "state">) => void;

/** Writing takes about this many times as long as trying. */
const WRITING = 8;

/** Tries every move on the records as they are, by the same functions that carry it out; nothing is written. */
export async function foretellMoves(
  platform: Platform,
  moves: PlannedMoves,
  language: Language,
  watch: RehearsalWatch & { each?: EachMove } = {},
): Promise<MovesForetold> {
  const began = performance.now();
  const types: MoveForecast[] = [];
  for (const type of moves.types) types.push(await foretellType(platform, moves, type, new MoveTally(moves, language), watch));
  return { types, moved: types.reduce((sum, { moved }) => sum + moved, 0), seconds: types.length === 0 ? 0 : roughSeconds(began) };
}

export function roughSeconds(began: number): number {
  return Math.ceil(((performance.now() - began) * WRITING) / 1000);
}

async function foretellType(
  platform: Platform,
  moves: PlannedMoves,
  type: PlannedType,
  tally: MoveTally,
  watch: RehearsalWatch & { each?: EachMove },
): Promise<MoveForecast> {
  const now = platform.clock.now().toISOString();
  const total = await platform.store.count(type.before.collection, {});
  let cursor: string | undefined;
  do {
    watch.signal?.throwIfAborted();
    const page = await platform.store.find(type.before.collection, {}, { limit: BATCH, ...(cursor === undefined ? {} : { after: cursor }) });
    for (const item of page.items) {
      const record = unsealRecord(platform.vault, type.before, item as unknown as StoredRecord);
      const move = moveStored(moves, type, "", record, now);
      tally.add(record, move);
      if (move.changed)
        watch.each?.({ recordType: type.after.ref, record: record.id, fields: move.fields, ...(move.state === undefined ? {} : { state: move.state }) });
    }
    watch.progress?.(type.after.definition.title, tally.checked, total);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return tally.forecast(type.after, type.before);
}

/** Throws UPGRADE_NO_STATE or UPGRADE_RECORDS_FAIL for the first thing that stands in the way. */
export function requireNoHindrance({ types }: MovesForetold): void {
  for (const { title, failing, examples, stuck } of types) {
    const [first] = stuck;
    if (first !== undefined) throw UpgradeNoState({ facts: { title, workflow: first.workflow, state: first.title, count: first.count } });
    if (failing > 0) throw UpgradeRecordsFail({ facts: { title, count: failing }, issues: examples.flatMap(({ issues }) => issues) });
  }
}
