import type { Store, StoreDocument } from "@zhili/contracts";
import { afterAll, beforeAll, expect } from "vitest";
import type { OpenFresh } from "./store-contract.js";

/** Opens one store for the tests of a describe block and leaves it after them. */
export function useStore(openFresh: OpenFresh): () => Store {
  let opened: Awaited<ReturnType<OpenFresh>> | undefined;
  beforeAll(async () => {
    opened = await openFresh();
  });
  afterAll(async () => {
    await opened?.dispose();
  });
  return () => {
    if (opened === undefined) throw new Error("the store is not open");
    return opened.store;
  };
}

let made = 0;

/** A collection name that no other test uses. */
export function freshName(stem: string): string {
  return `${stem}-${++made}`;
}

/** Inserts documents in one unit. */
export function insert(store: Store, collection: string, documents: readonly StoreDocument[]): Promise<void> {
  return store.withTransaction((transaction) => transaction.insertMany(collection, documents));
}

/** Expects a refusal with this code; returns its facts. */
export async function refusal(code: string, attempt: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const outcome = await attempt().then(
    () => "resolved",
    (error: unknown) => error,
  );
  expect(outcome).toMatchObject({ code });
  return (outcome as { facts: Readonly<Record<string, unknown>> }).facts;
}

/** The ids of documents, sorted. */
export function ids(documents: readonly StoreDocument[]): string[] {
  return documents.map((document) => document.id).sort();
}
