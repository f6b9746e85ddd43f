import { openScratchStore, type ScratchStore } from "@zhili/store";
import type { Configuration } from "../configuration/configuration.js";
import { assemblePlatform } from "../create-platform.js";
import { ensureIndexes } from "../ensure-indexes.js";
import type { Platform } from "../platform.js";
import type { SimulatedClock } from "../simulated-clock.js";
import { createIdSource } from "../system-clock.js";
import { createVault, type Vault } from "../vault/vault.js";

/**
 * Where cases are played one after another, each on an empty platform in memory. They share one store, whose indexes are made once and
 * whose documents are all removed before the next case.
 */
export class CaseStage {
  readonly #registry: Platform["registry"];
  readonly #configuration: Configuration;
  readonly #vault: Vault = createVault(new Uint8Array(32).fill(7));
  #store: ScratchStore | undefined;

  constructor(registry: Platform["registry"], configuration: Configuration) {
    this.#registry = registry;
    this.#configuration = configuration;
  }

  /** The platform of the next case, under the configuration. */
  async empty(clock: SimulatedClock): Promise<Platform> {
    const known = this.#store;
    await known?.clear();
    const store = known ?? (await openScratchStore());
    this.#store = store;
    const parts = { store, clock, ids: createIdSource(clock), vault: this.#vault, registry: this.#registry, configuration: this.#configuration };
    const platform = assemblePlatform(parts);
    if (known === undefined) await ensureIndexes(platform);
    return platform;
  }

  /** Waits for what is still under way and gives up the store; after a case that broke off the next one gets another. */
  async close(): Promise<void> {
    const store = this.#store;
    this.#store = undefined;
    await store?.close();
  }
}
