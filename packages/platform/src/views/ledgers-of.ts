import type { Configuration, RecordType } from "../configuration/configuration.js";

/** Ledgers whose accounts are records of this type: those that the type names, and those that name the type. */
export function ledgersOf(configuration: Configuration, type: RecordType): string[] {
  const naming = [...configuration.ledgerDefinitions.values()].filter((one) => one.definition.account.recordType === type.ref);
  return [...new Set([...(type.definition.accounts ?? []), ...naming.map((one) => one.ref)])];
}
