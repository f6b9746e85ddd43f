import type { JsonObject, Language, StoredRecord } from "@zhili/contracts";
import type { StateChoices } from "@zhili/engine/packs";
import type { Platform } from "../platform.js";
import { type MoveForecast, type MovesForetold, roughSeconds } from "./foretell-moves.js";
import type { RecordMove } from "./move-stored.js";
import { MoveTally } from "./move-tally.js";
import type { PlannedMoves } from "./planned-moves.js";
import { backMove, linesOf } from "./roll-back.js";
import { BATCH } from "./run-moves.js";
import type { MoveLine, Upgrade } from "./upgrade.js";

type Stored = JsonObject & { id: string; version: number };

/** Tries on every record what a rollback would do to it; nothing is written. Values that can't be led back count as failing, and do not stand in the way. */
export async function foretellRollback(
  platform: Platform,
  moves: PlannedMoves,
  { id }: Upgrade,
  choices: StateChoices,
  language: Language,
): Promise<MovesForetold> {
  const began = performance.now();
  const types: MoveForecast[] = [];
  for (const type of moves.types) {
    const tally = new MoveTally({ before: moves.after, after: moves.before }, language);
    let cursor: string | undefined;
    do {
      const page = await platform.store.find(type.after.collection, {}, { limit: BATCH, ...(cursor === undefined ? {} : { after: cursor }) });
      const lines = await linesOf(platform.store, id, type, page.items);
      for (const item of page.items as Stored[]) {
        const [record, line] = [item as unknown as StoredRecord, lines.get(item.id)];
        const untouched = line !== undefined && line.version === item.version;
        tally.add(record, untouched ? restored(record, line) : backMove(platform, moves, type, choices, item, line));
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    types.push(tally.forecast(type.before, type.after));
  }
  return { types, moved: types.reduce((sum, { moved }) => sum + moved, 0), seconds: types.length === 0 ? 0 : roughSeconds(began) };
}

/** A record that nobody touched becomes what it was. */
function restored(record: StoredRecord, { fields, state, before }: MoveLine): RecordMove {
  const was = { ...record, ...(before as unknown as StoredRecord | undefined) };
  return { record: was, changed: true, fields, issues: [], ...(state === undefined ? {} : { state: { from: state.to, to: state.from } }) };
}
