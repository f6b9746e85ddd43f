import type { JsonObject, StoreReader } from "@zhili/contracts";
import type { StateChoices } from "@zhili/engine/packs";
import { UpgradeNotFound, UpgradeTakenOver } from "./errors.js";

/** The journal of upgrades: each is done or undone, whatever happens on the way. */
export const UPGRADES = "upgrades";
/** A line for each record that an upgrade moved. */
export const MOVES = "moves";

/**
 * `moving`, then `published` with the revision, then `done`; what fails before is `undoing`, then `undone`. A rollback is `returning`,
 * then `returned`.
 */
export type UpgradeStatus = "moving" | "published" | "done" | "undoing" | "undone" | "returning" | "returned";

export interface Upgrade {
  readonly id: string;
  readonly pack: string;
  readonly from: string;
  readonly to: string;
  readonly status: UpgradeStatus;
  /** Something is still to be done. */
  readonly open: boolean;
  /** Publications: in force before, and made by the upgrade. */
  readonly before: Place;
  readonly after: Omit<Place, "seq"> & { readonly seq?: number };
  /** States that who upgraded chose for cases. */
  readonly states?: StateChoices;
  /** Record types that move, by their old and new names; nobody else writes to them meanwhile. */
  readonly types: readonly string[];
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly endedAt?: string;
  /** Records moved so far, of how many that are looked at. */
  readonly progress: { readonly done: number; readonly of: number };
  readonly moved: number;
  readonly cancel?: boolean;
  readonly rollback?: Rollback;
  /** Who works on it, and until when that holds; another may take it over then, and each transaction asks whether one has. */
  readonly holder: string;
  readonly until: string;
}

interface Place {
  readonly seq: number;
  readonly revision: string;
  readonly bases: readonly string[];
  readonly packs: readonly string[];
}

interface Rollback {
  readonly message: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly states?: StateChoices;
  /** Types whose records are back, and how far the next one has come. */
  readonly typesDone: number;
  readonly cursor?: string;
  readonly reversed: number;
  readonly listed: number;
}

/** What became of one record: the fields that moved, the state, and after a rollback how it went back. */
export interface MoveLine {
  readonly id: string;
  readonly upgrade: string;
  readonly recordType: string;
  readonly record: string;
  readonly title: string;
  readonly fields: readonly string[];
  readonly state?: { readonly from: string; readonly to: string };
  /** Version that the move made. */
  readonly version: number;
  /** The stored document before the move; gone once it is back. */
  readonly before?: JsonObject;
  /** After a rollback: as it was, led back since it was changed or made after the upgrade, or deleted meanwhile. */
  readonly outcome?: "restored" | "reversed" | "deleted";
  /** What could not be led back, by field. */
  readonly issues?: readonly JsonObject[];
}

/** Throws UPGRADE_NOT_FOUND. */
export async function readUpgrade(reader: StoreReader, id: string): Promise<Upgrade> {
  const found = await reader.get(UPGRADES, id);
  if (found === undefined) throw UpgradeNotFound({ facts: { id } });
  return found as unknown as Upgrade;
}

/** The upgrade, as long as it is this holder who works on it. Throws UPGRADE_TAKEN_OVER. */
export async function requireHeld(reader: StoreReader, { id, holder }: Pick<Upgrade, "id" | "holder">): Promise<Upgrade> {
  const upgrade = await readUpgrade(reader, id);
  if (!upgrade.open || upgrade.holder !== holder) throw UpgradeTakenOver();
  return upgrade;
}

/** The upgrade or rollback that has not ended. */
export async function openUpgrade(reader: StoreReader): Promise<Upgrade | undefined> {
  return (await reader.findOne(UPGRADES, { open: true })) as unknown as Upgrade | undefined;
}

export function plainDocument(value: object): JsonObject & { id: string } {
  return JSON.parse(JSON.stringify(value)) as JsonObject & { id: string };
}

export function lineId(upgrade: string, collection: string, record: string): string {
  return `${upgrade} ${collection} ${record}`;
}
