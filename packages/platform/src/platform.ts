import type { Actor, Clock, IdSource, Language, LocalizedText, Store } from "@zhili/contracts";
import type { Configuration } from "./configuration/configuration.js";
import type { MoveGuard } from "./moves/move-guard.js";
import type { Registry } from "./plugin-host/registry.js";
import type { UnitVerbs } from "./unit/verbs.js";
import type { Vault } from "./vault/vault.js";

/** What happened, for open pages; sent after the commit. */
export type PlatformEvent =
  | { readonly type: "revision"; readonly revision: string }
  | { readonly type: "record"; readonly recordType: string; readonly id: string; readonly version: number; readonly orgPath: string }
  | { readonly type: "task"; readonly id: string; readonly orgPath: string }
  /** How many cases of a draft somebody has had run, who checks or publishes it. */
  | { readonly type: "cases"; readonly draft: string; readonly user: string; readonly done: number; readonly of: number }
  /** One session has ended, or every one of a person but one. */
  | { readonly type: "signed-out"; readonly session: string }
  | { readonly type: "signed-out"; readonly user: string; readonly except?: string };

/** The running program without its doors: what every use case works with. */
export interface Platform {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly registry: Registry;
  readonly vault: Vault;
  readonly verbs: UnitVerbs;
  /** Keeps writers away from records that an upgrade moves. */
  readonly moving: MoveGuard;
  /** Folder of attachments and exports; absent for a platform in memory. */
  readonly folder?: string;
  /** The configuration in force; a use case reads it once and keeps it. */
  configuration(): Configuration;
  /** Swaps the configuration in force, whole. */
  publish(configuration: Configuration): void;
  subscribe(listener: (event: PlatformEvent) => void): () => void;
  emit(event: PlatformEvent): void;
}

/** Who asks, in which language, under which configuration. */
export interface RequestContext {
  readonly actor: Actor;
  readonly language: Language;
  readonly configuration: Configuration;
  readonly address?: string;
  /** Same key, same person, same use case: answered once. */
  readonly idempotencyKey?: string;
}

/** What the system is called to a reader. */
export const SYSTEM_NAME: LocalizedText = { "zh-CN": "系统", en: "The system" };

/** The platform's own hand, for the clock's work. */
export const SYSTEM_ACTOR: Actor = { id: "system", name: SYSTEM_NAME["zh-CN"], grants: [], kind: "system" };
export const ANONYMOUS_ACTOR: Actor = { id: "anonymous", name: "", grants: [], kind: "anonymous" };
