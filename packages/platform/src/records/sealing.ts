import type { Json, JsonObject, StoredRecord } from "@zhili/contracts";
import { foldText } from "@zhili/store";
import type { RecordType } from "../configuration/configuration.js";
import type { Vault } from "../vault/vault.js";
import { readPath, writePath } from "./field-path.js";

/**
 * The document that the store keeps: sensitive fields sealed, folded text for search, keyed tokens for sensitive fields that lists search,
 * and the moment when the clock has to look at it.
 */
export function storedForm(vault: Vault, type: RecordType, record: StoredRecord): JsonObject & { id: string; version: number } {
  const tokens: string[] = [];
  const words: string[] = [];
  let data = record.data;
  for (const field of type.sensitive.keys()) {
    const value = readPath(data, field);
    if (typeof value === "string" && value !== "") {
      data = writePath(data, field, vault.seal(value));
      tokens.push(...vault.tokens(value));
    }
  }
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
  };
}

/** The record with its sensitive fields in plain text. */
export function unsealRecord(vault: Vault, type: RecordType, stored: StoredRecord): StoredRecord {
  const { searchText: _text, tokens: _tokens, ...record } = stored as StoredRecord & { searchText?: Json; tokens?: Json };
  let data = record.data;
  for (const field of type.sensitive.keys()) {
    const value = readPath(data, field);
    if (vault.isSealed(value)) data = writePath(data, field, vault.unseal(value));
  }
  return { ...record, data };
}
