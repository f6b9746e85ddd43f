import type { Store } from "@zhili/contracts";
import { describe } from "vitest";
import { concurrencyContract } from "./concurrency-contract.js";
import { documentContract } from "./document-contract.js";
import { filterContract } from "./filter-contract.js";
import { filterPropertyContract } from "./filter-property-contract.js";
import { groupContract } from "./group-contract.js";
import { groupPropertyContract } from "./group-property-contract.js";
import { hostileContract } from "./hostile-contract.js";
import { indexContract } from "./index-contract.js";
import { lifecycleContract } from "./lifecycle-contract.js";
import { ndjsonContract } from "./ndjson-contract.js";
import { pagingContract } from "./paging-contract.js";
import { searchContract } from "./search-contract.js";
import { transactionContract } from "./transaction-contract.js";
import { updateContract } from "./update-contract.js";

/** A new, empty, open store and how to leave it. */
export interface FreshStore {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

export type OpenFresh = () => Promise<FreshStore>;

export interface ContractOptions {
  /** Runs of each property; 60 when absent. */
  readonly runs?: number;
  /** Clients at once in the concurrency laws; 16 when absent. */
  readonly clients?: number;
}

/** Every method and law of the store port, for one adapter. */
export function describeStoreContract(name: string, openFresh: OpenFresh, options: ContractOptions = {}): void {
  const runs = options.runs ?? 60;
  describe(`store contract on ${name}`, () => {
    lifecycleContract(openFresh);
    documentContract(openFresh);
    filterContract(openFresh);
    filterPropertyContract(openFresh, runs);
    updateContract(openFresh);
    indexContract(openFresh);
    transactionContract(openFresh);
    concurrencyContract(openFresh, options.clients ?? 16);
    pagingContract(openFresh);
    groupContract(openFresh);
    groupPropertyContract(openFresh, runs);
    searchContract(openFresh);
    ndjsonContract(openFresh);
    hostileContract(openFresh);
  });
}
