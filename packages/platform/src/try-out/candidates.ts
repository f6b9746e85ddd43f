import type { OrgUnit, StoredRecord } from "@zhili/contracts";
import type { RecordType } from "../configuration/configuration.js";
import type { SampleWorld } from "./sample-world.js";

/** What the pickers of a tried form offer. */
export interface Candidates {
  /** By record type. */
  readonly records: Readonly<Record<string, readonly { readonly id: string; readonly title: string; readonly orgUnitName: string }[]>>;
  readonly orgUnits: readonly { readonly id: string; readonly name: string; readonly code: string; readonly level: string; readonly parentId?: string }[];
}

const MOST_RECORDS = 60;
const MOST_UNITS = 1_500;

/** Sample records that a type's fields may refer to, and the sample org units. */
export async function candidatesFor({ platform }: SampleWorld, type: RecordType, units: readonly OrgUnit[]): Promise<Candidates> {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const records: Record<string, Candidates["records"][string]> = {};
  for (const target of new Set(type.references.values())) {
    const collection = platform.configuration().recordTypes.get(target)?.collection;
    if (collection === undefined) continue;
    const { items } = await platform.store.find(collection, {}, { limit: MOST_RECORDS });
    records[target] = (items as unknown as StoredRecord[]).map(({ id, title, orgUnit }) => ({ id, title, orgUnitName: names.get(orgUnit) ?? "" }));
  }
  const orgUnits = units
    .slice(0, MOST_UNITS)
    .map(({ id, name, code, level, parentId }) => ({ id, name, code, level, ...(parentId === undefined ? {} : { parentId }) }));
  return { records, orgUnits };
}
