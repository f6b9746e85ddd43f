import type { JsonObject, StoredRecord } from "@zhili/contracts";
import type { StateChoices } from "@zhili/engine/packs";
import type { Platform } from "../platform.js";
import { type MoveForecast, type MovesForetold, roughSeconds } from "./foretell-moves.js";
import { MoveTally } from "./move-tally.js";
import type { PlannedMoves } from "./planned-moves.js";
import { backMove, linesOf } from "./roll-back.js";
import { BATCH } from "./run-moves.js";
import type { Upgrade } from "./upgrade.js";

type Stored = JsonObject & { id: string; version: number };

/** Tries on every record what a rollback would do to it; nothing is written. Values that can't be led back count as failing, and do not stand in the way. */
export async function foretellRollback(platform: Platform, moves: PlannedMoves, { id }: Upgrade, choices: StateChoices): Promise<MovesForetold> {
  const began = performance.now();
  const types: MoveForecast[] = [];
  for (const type of moves.types) {
    const tally = new MoveTally({ before: moves.after, after: moves.before });
    let cursor: string | undefined;
    do {
      const page = await platform.store.find(type.after.collection, {}, { limit: BATCH, ...(cursor === undefined ? {} : { after: cursor }) });
      const lines = await linesOf(platform.store, id, type, page.items);
      for (const item of page.items as Stored[]) {
        tally.add(item as unknown as StoredRecord, backMove(platform, moves, type, choices, item, lines.get(item.id)));
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    types.push(tally.forecast(type.before));
  }
  return { types, moved: types.reduce((sum, { moved }) => sum + moved, 0), seconds: types.length === 0 ? 0 : roughSeconds(began) };
}
