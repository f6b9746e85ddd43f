import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { PackDocument } from "@zhili/engine/packs";
import semver from "semver";
import { type PackFiles, readPackSource } from "../read-pack-source.js";
import { PackSourceUnknown, RegistryUnknown } from "./errors.js";
import type { AskRegistry } from "./published-packs.js";
import { manifestOf, objectOf, textsOf } from "./read-packument.js";
import type { Candidate } from "./resolve-versions.js";

/** A version of a pack that is at hand or can be had. */
export interface Found extends Candidate {
  /** npm names of what it needs. */
  readonly names: readonly string[];
  /** Folder or archive that it stands in. */
  readonly place?: string;
  /** Its files; nothing to take of what is installed. */
  readonly take?: () => Promise<PackFiles>;
}

export interface OpenedSource {
  readonly source: string;
  readonly id: string;
  readonly range: string;
  readonly found: readonly Found[];
}

const NAME = /^((?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9._-]*)(?:@(.+))?$/;

/** What somebody named: a folder, an archive, or a package of the registry. Throws PACK_SOURCE_UNKNOWN, REGISTRY_*, ARCHIVE_*. */
export async function openSource(source: string, ask: AskRegistry, integrity?: string): Promise<OpenedSource> {
  if (await exists(source)) {
    const found = await foundIn(source, integrity);
    return { source, id: found.id, range: found.version, found: [found] };
  }
  const [, name, asked = "*"] = NAME.exec(source) ?? [];
  if (name === undefined) throw PackSourceUnknown({ facts: { source } });
  const packument = await ask(name);
  if (packument === undefined) throw RegistryUnknown({ facts: { name: source } });
  const range = packument.tags[asked] ?? asked;
  if (semver.validRange(range) === null) throw PackSourceUnknown({ facts: { source } });
  return { source, id: packument.versions[0]?.id ?? name, range, found: packument.versions };
}

/** The pack in a folder or archive, as its manifest says; what is wrong with it is found when it is checked. */
export async function foundIn(source: string, integrity?: string): Promise<Found> {
  const files = await readPackSource(source, integrity);
  const { version, zhili, peerDependencies } = manifestOf(files.files);
  const { id, requires } = objectOf(zhili);
  return {
    id: typeof id === "string" ? id : basename(resolve(source)),
    version: typeof version === "string" && semver.valid(version) !== null ? version : "0.0.0",
    requires: textsOf(objectOf(objectOf(requires).packs)),
    names: Object.keys(objectOf(peerDependencies)),
    from: source,
    place: source,
    take: async () => files,
  };
}

export function installedPack({ manifest, version }: PackDocument): Found {
  return { id: manifest.id, version, requires: { ...manifest.requires.packs } as Record<string, string>, names: [] };
}

async function exists(source: string): Promise<boolean> {
  return stat(source).then(
    () => true,
    () => false,
  );
}
