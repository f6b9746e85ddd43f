import { DEFINITION_KINDS, type DefinitionKind } from "@zhili/engine/packs";
import { asking } from "./access/asking.js";
import { packTitle } from "./configuration/pack-title.js";
import { PackUnknown } from "./errors.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, type Revision } from "./lifecycle/revision.js";
import { withdrawnPacks } from "./lifecycle/withdrawn-packs.js";
import type { Platform, RequestContext } from "./platform.js";

export interface PackView {
  readonly id: string;
  /** Name of the npm package. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly version: string;
  /** SHA-256 of everything in it. */
  readonly hash: string;
  readonly requires: Readonly<Record<string, string | undefined>>;
  /** Kind of definition to how many there are. */
  readonly definitions: Readonly<Partial<Record<DefinitionKind, number>>>;
  readonly languages: readonly string[];
  /** Holds samples that are marked as such. */
  readonly sample: boolean;
  /** Only what is needed to read its records is left. */
  readonly withdrawn: boolean;
}

/** The publication in force, with the packs that it consists of. */
export interface RevisionView extends Omit<Revision, "overlay" | "packs" | "bases"> {
  readonly packs: readonly Pick<PackView, "id" | "version" | "hash">[];
}

/** Packs in force, in the order in which they rest on each other. Throws CONFIGURATION_DENIED, SIGN_IN_NEEDED. */
export async function listPacks(platform: Platform, context: RequestContext): Promise<PackView[]> {
  requireConfigurationRight(asking(platform, context), "read");
  const withdrawn = await withdrawnPacks(platform.store, context.configuration);
  return context.configuration.packs.map((pack) => {
    const { manifest, locales, definitions } = pack;
    const counts = DEFINITION_KINDS.map((kind) => [kind, Object.keys(definitions[kind]).length] as const).filter(([, count]) => count > 0);
    return {
      id: manifest.id,
      name: pack.name,
      title: packTitle(pack, context.language),
      ...(manifest.description === undefined ? {} : { description: manifest.description }),
      version: pack.version,
      hash: pack.hash,
      requires: { platform: manifest.requires.platform, ...manifest.requires.packs },
      definitions: Object.fromEntries(counts),
      languages: [...new Set([manifest.language ?? "zh-CN", ...Object.keys(locales)])],
      sample: manifest.sample === true,
      withdrawn: withdrawn.has(manifest.id),
    };
  });
}

/** Throws PACK_UNKNOWN, CONFIGURATION_DENIED, SIGN_IN_NEEDED. */
export async function readPackView(platform: Platform, context: RequestContext, id: string): Promise<PackView> {
  const found = (await listPacks(platform, context)).find((pack) => pack.id === id);
  if (found === undefined) throw PackUnknown({ facts: { id } });
  return found;
}

/** What the configuration in force is made of. Throws CONFIGURATION_DENIED, SIGN_IN_NEEDED. */
export async function describeRevision(platform: Platform, context: RequestContext): Promise<RevisionView> {
  const packs = (await listPacks(platform, context)).map(({ id, version, hash }) => ({ id, version, hash }));
  const { overlay: _overlay, bases: _bases, ...revision } = await currentRevision(platform.store, context.configuration);
  return { ...revision, packs };
}
