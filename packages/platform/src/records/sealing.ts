import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import { foldText } from "@zhili/store";
import type { RecordType } from "../configuration/configuration.js";
import type { Vault } from "../vault/vault.js";
import { changeEach, readEach, readPath } from "./field-path.js";
import { innerReferences } from "./inner-references.js";

/**
 * The document that the store keeps: sensitive fields sealed, folded text for search, keyed tokens for sensitive fields that lists search,
 * what rows of the record refer to, and the moment when the clock has to look at it.
 */
export function storedForm(vault: Vault, type: RecordType, record: StoredRecord): JsonObject & { id: string; version: number } {
  const tokens: string[] = [];
  const words: string[] = [];
  let data = record.data;
  for (const field of type.sensitive.keys()) {
    data = changeEach(data, field, (value) => {
      tokens.push(...vault.tokens(value));
      return vault.seal(value);
    });
  }
  const refers = innerReferences(type).flatMap((field) => readEach(record.data, field).map(({ value }) => String(value)));
  for (const field of type.definition.list?.search ?? []) {
    const value = readPath(record.data, field);
    if ((typeof value === "string" || typeof value === "number") && !type.sensitive.has(field)) words.push(String(value));
  }
  return {
    ...(record as unknown as JsonObject),
    id: record.id,
    version: record.version,
    data: data as JsonObject,
    searchText: foldText([record.title, ...words].join(" ")),
    ...(tokens.length === 0 ? {} : { tokens }),
    ...(refers.length === 0 ? {} : { refers: [...new Set(refers)] }),
  };
}

/** The record with its sensitive fields in plain text. */
export function unsealRecord(vault: Vault, type: RecordType, stored: StoredRecord): StoredRecord {
  const { searchText: _text, tokens: _tokens, refers: _refers, ...record } = stored as StoredRecord & { searchText?: Json; tokens?: Json; refers?: Json };
  let data = record.data;
  for (const field of type.sensitive.keys()) data = changeEach(data, field, (value) => (vault.isSealed(value) ? vault.unseal(value) : value));
  return { ...record, data };
}
