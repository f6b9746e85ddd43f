import type { Dataset } from "@zhili/contracts";

/** Is the dataset the record at hand itself? Together with a ledger, `record` means the record's entries, which are a list. */
export const isRecordAtHand = ({ source }: Dataset): boolean => source.record === true && source.ledger === undefined;
