import type { Filter, JsonObject, StoreReader } from "@zhili/contracts";

export const SHARES = "shares";

/** A record shown, masked, to the people of an org unit outside its own. */
export interface Share {
  readonly id: string;
  readonly record: { readonly type: string; readonly id: string };
  /** Whose people may look. */
  readonly orgUnit: string;
  readonly orgPath: string;
  /** Where the record lies. */
  readonly ownerPath: string;
  /** Id of a purpose of the record type. */
  readonly purpose: string;
  /** Local days, both inclusive. */
  readonly from: string;
  readonly until: string;
  readonly by: string;
  readonly byName: string;
  /** ISO 8601 UTC; nobody looks any more. */
  readonly takenBackAt?: string;
}

/** Shares that let somebody look on this day. */
export function standingOn(today: string): Filter {
  return { until: { $gte: today }, takenBackAt: { $exists: false } };
}

/** Shares that let nobody look any more on this day. */
export function endedOn(today: string): Filter {
  return { $or: [{ until: { $lt: today } }, { takenBackAt: { $exists: true } }] };
}

/** Shares of a record, newest first. */
export async function sharesOf(reader: StoreReader, record: string, filter: Filter = {}): Promise<Share[]> {
  const { items } = await reader.find(SHARES, { "record.id": record, ...filter }, { sort: [{ path: "from", direction: "desc" }], limit: 200 });
  return items as unknown as Share[];
}

export function asDocument(share: Share): JsonObject & { id: string } {
  return share as unknown as JsonObject & { id: string };
}
