import type { StoredRecord } from "@zhili/contracts";
import type { Platform } from "../platform.js";
import { unsealRecord } from "../records/sealing.js";

const LOOKED_AT = 20;

/** Opens some sealed fields; false when there are none. Throws VAULT_BROKEN when the key does not belong to the data. */
export async function sealedSample(platform: Platform): Promise<boolean> {
  let found = false;
  for (const type of platform.configuration().recordTypes.values()) {
    if (type.sensitive.size === 0) continue;
    const { items } = await platform.store.find(type.collection, {}, { limit: LOOKED_AT });
    for (const item of items) {
      const record = item as unknown as StoredRecord;
      unsealRecord(platform.vault, type, record);
      found ||= [...type.sensitive.keys()].some((field) => platform.vault.isSealed(record.data[field]));
    }
    if (found) return true;
  }
  return found;
}
