import type { Issue } from "@zhili/contracts";
import { DEFINITION_KINDS, hashDocument, type PackDocument } from "@zhili/engine/packs";
import { compileConfiguration } from "./configuration/compile-configuration.js";
import type { Configuration } from "./configuration/configuration.js";
import { orderPacks } from "./configuration/order-packs.js";
import { validatePacks, withNewer } from "./install-packs.js";
import { keepEdits } from "./lifecycle/keep-edits.js";
import type { Platform } from "./platform.js";
import type { PackFiles } from "./read-pack-source.js";

/** What installing a pack changes; definitions as `kind/id`. */
export interface PackChange {
  readonly pack: string;
  /** Version in force; absent for a new pack. */
  readonly from?: string;
  readonly to: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly withdrawn: readonly string[];
}

export interface PackPlan {
  /** All that will be in force. */
  readonly packs: readonly PackDocument[];
  readonly changes: readonly PackChange[];
  readonly issues: readonly Issue[];
  /** The merged configuration, to try cases on; absent when there are issues. */
  readonly configuration?: Configuration;
}

/**
 * Reads packs and checks them together with those in force, whose place they take by id. Nothing is written. Throws PACK_MISSING, ARCHIVE_*,
 * PACK_EDITED for a pack whose local changes would be lost.
 */
export async function planPacks(platform: Platform, sources: readonly (string | PackFiles)[]): Promise<PackPlan> {
  const inForce = platform.configuration().packs;
  const { packs: read, issues } = await validatePacks(platform, sources, inForce);
  const named = await keepEdits(platform.store, platform.configuration(), read);
  const changes = named.map((pack) =>
    changeOf(
      inForce.find(({ manifest }) => manifest.id === pack.manifest.id),
      pack,
    ),
  );
  if (issues.length > 0) return { packs: named, changes, issues };
  const packs = orderPacks(withNewer(inForce, named));
  return { packs, changes, issues: [], configuration: compileConfiguration(packs, platform.registry) };
}

function changeOf(before: PackDocument | undefined, pack: PackDocument): PackChange {
  const old = hashes(before);
  const now = hashes(pack);
  return {
    pack: pack.manifest.id,
    ...(before === undefined ? {} : { from: before.version }),
    to: pack.version,
    added: [...now.keys()].filter((name) => !old.has(name)),
    changed: [...now].filter(([name, hash]) => old.has(name) && old.get(name) !== hash).map(([name]) => name),
    withdrawn: [...old.keys()].filter((name) => !now.has(name)),
  };
}

/** Every part of a pack that can change on its own, with its content hash. */
function hashes(pack: PackDocument | undefined): Map<string, string> {
  if (pack === undefined) return new Map();
  const definitions = DEFINITION_KINDS.flatMap((kind) =>
    Object.entries(pack.definitions[kind]).map(([id, one]): [string, string] => [`${kind}/${id}`, hashDocument(one)]),
  );
  const texts = (folder: string, of: Readonly<Record<string, unknown>>) =>
    Object.entries(of).map(([name, text]): [string, string] => [`${folder}/${name}`, hashDocument(text)]);
  return new Map([...definitions, ...texts("reports", pack.texts), ...texts("locales", pack.locales), ...texts("fixtures", pack.fixtures)]);
}
