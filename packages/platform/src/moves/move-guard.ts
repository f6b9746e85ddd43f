import type { JsonObject, StoreReader, StoreTransaction } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { UpgradeRunning } from "./errors.js";

const PLACE = { collection: "configuration", id: "moving" } as const;

/** Which record types nobody may write to, and which configurations data has left behind. */
interface Moving {
  readonly types: readonly string[];
  /** Who moves them, to which configuration; a rollback leads them back. */
  readonly by?: Mover;
  /** Revisions under which these types are not written any more, because their records have another shape. */
  readonly retired: Readonly<Record<string, readonly string[]>>;
}

export interface Mover {
  readonly upgrade: string;
  /** The configuration that comes into force in the end. */
  readonly after: string;
  readonly rollback: boolean;
}

/** How records of a type stand for a request: as its configuration knows them, partly moved by an upgrade, or not to be read under it. */
export type Standing = "still" | "left" | { readonly upgrade: string };

const NOTHING: Moving = { types: [], retired: {} };

/**
 * Keeps writers away from records that move. On a store with one process what it knows is in memory; where several share a database it
 * is read in each transaction that writes.
 */
export class MoveGuard {
  #moving: Moving = NOTHING;

  /** Throws UPGRADE_RUNNING when records of the type move, or moved since the configuration of the request. */
  async requireStill(platform: Platform, reader: StoreReader, type: string, revision: string): Promise<void> {
    const moving = platform.store.capabilities.multiProcess ? await readMoving(reader) : this.#moving;
    if (moving.types.includes(type) || moving.retired[revision]?.includes(type)) throw UpgradeRunning();
  }

  /** How records of the type stand for a request under this configuration. */
  async standing(platform: Pick<Platform, "store">, reader: StoreReader, type: string, revision: string): Promise<Standing> {
    const { types, by, retired } = platform.store.capabilities.multiProcess ? await readMoving(reader) : this.#moving;
    if (retired[revision]?.includes(type)) return "left";
    if (!types.includes(type) || by?.after === revision) return "still";
    return by === undefined || by.rollback ? "left" : { upgrade: by.upgrade };
  }

  /** Records of these types begin to move. */
  close(tx: StoreTransaction, types: readonly string[], by: Mover): Promise<void> {
    return this.#write(tx, (moving) => ({ ...moving, types, by }));
  }

  /** They have moved, and are written under `revision` only; under `left` no more. */
  open(tx: StoreTransaction, change?: { left: string; revision: string }): Promise<void> {
    return this.#write(tx, (moving) => {
      const { by: _by, ...known } = moving;
      if (change === undefined || moving.types.length === 0 || change.left === change.revision) return { ...known, types: [] };
      const { [change.revision]: _again, ...retired } = moving.retired;
      return { types: [], retired: { ...retired, [change.left]: moving.types } };
    });
  }

  /** Takes up what the store says, after a start. */
  async restore(reader: StoreReader): Promise<void> {
    this.#moving = await readMoving(reader);
  }

  /** In memory first: whoever comes between this transaction and its commit is turned away already. */
  async #write(tx: StoreTransaction, change: (moving: Moving) => Moving): Promise<void> {
    const next = change(await readMoving(tx));
    if (next.types.length > 0) this.#moving = next;
    const by = next.by === undefined ? null : { ...next.by };
    await tx.updateOne(
      PLACE.collection,
      { id: PLACE.id },
      { $set: { types: [...next.types], by, retired: next.retired as unknown as JsonObject } },
      { upsert: true },
    );
  }
}

async function readMoving(reader: StoreReader): Promise<Moving> {
  const found = await reader.get(PLACE.collection, PLACE.id);
  if (found === undefined) return NOTHING;
  const { types, retired, by } = found as unknown as Moving & { readonly by: Mover | null };
  return { types, retired, ...(by === null ? {} : { by }) };
}
