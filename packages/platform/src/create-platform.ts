import type { Clock, IdSource, Store } from "@zhili/contracts";
import { registerBuiltIns } from "./built-in/register.js";
import { compileConfiguration } from "./configuration/compile-configuration.js";
import type { Configuration } from "./configuration/configuration.js";
import { ensureIndexes } from "./ensure-indexes.js";
import { MoveGuard } from "./moves/move-guard.js";
import type { Platform, PlatformEvent } from "./platform.js";
import { createRegistry, type Registry } from "./plugin-host/registry.js";
import { createRecordIn } from "./records/create-record.js";
import { evaluateScoreIn } from "./scores/evaluate-score.js";
import { createIdSource, systemClock } from "./system-clock.js";
import type { Vault } from "./vault/vault.js";
import { transitionIn } from "./workflows/transition-record.js";

export interface PlatformParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock?: Clock;
  readonly ids?: IdSource;
  readonly folder?: string;
  /** Shared with another platform; the built-ins alone when absent. */
  readonly registry?: Registry;
  /** In force from the start; an empty one when absent. */
  readonly configuration?: Configuration;
}

/** Puts the platform together over an open store; it has no packs yet. */
export async function createPlatform(parts: PlatformParts): Promise<Platform> {
  const platform = assemblePlatform(parts);
  await ensureIndexes(platform);
  return platform;
}

/** The platform over a store whose indexes are somebody else's care. */
export function assemblePlatform(parts: PlatformParts): Platform {
  const clock = parts.clock ?? systemClock;
  const registry = parts.registry ?? withBuiltIns();
  let current: Configuration = parts.configuration ?? compileConfiguration([], registry);
  const listeners = new Set<(event: PlatformEvent) => void>();
  const platform: Platform = {
    store: parts.store,
    clock,
    ids: parts.ids ?? createIdSource(clock),
    registry,
    vault: parts.vault,
    moving: new MoveGuard(),
    verbs: { createRecord: createRecordIn, transition: transitionIn, evaluateScore: evaluateScoreIn },
    ...(parts.folder === undefined ? {} : { folder: parts.folder }),
    configuration: () => current,
    publish(configuration) {
      current = configuration;
      platform.emit({ type: "revision", revision: configuration.revision });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
  };
  return platform;
}

function withBuiltIns(): Registry {
  const registry = createRegistry();
  registerBuiltIns(registry);
  return registry;
}
