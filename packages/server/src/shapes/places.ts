const name = { type: "string", minLength: 1, maxLength: 64 } as const;

/** Ids of records, org units, entries, notices and accounts (an account may have a part behind `#`). */
export const ID = { type: "string", minLength: 1, maxLength: 130 } as const;

/** Path parameters: every one is needed. */
export function place<T extends Readonly<Record<string, object>>>(properties: T) {
  return { type: "object", required: Object.keys(properties), properties } as const;
}

export const RECORD_TYPE_PLACE = place({ pack: name, type: name });
export const RECORD_PLACE = place({ pack: name, type: name, id: ID });
export const LEDGER_PLACE = place({ pack: name, ledger: name });
export const PACK_NAME = name;

export interface RecordTypePlace {
  readonly pack: string;
  readonly type: string;
}
export interface RecordPlace extends RecordTypePlace {
  readonly id: string;
}
export interface LedgerPlace {
  readonly pack: string;
  readonly ledger: string;
}

/** `pack:type` of a record's address. */
export function typeOf({ pack, type }: RecordTypePlace): string {
  return `${pack}:${type}`;
}

/** `pack:ledger` of a ledger's address. */
export function ledgerOf({ pack, ledger }: LedgerPlace): string {
  return `${pack}:${ledger}`;
}
