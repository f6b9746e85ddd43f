import semver from "semver";
import { MOST_ARCHIVE_BYTES } from "../archives/limits.js";
import { type PackFiles, readPackArchive } from "../read-pack-source.js";
import { RegistryFailed, RegistryNoPack, RegistryNoPackage } from "./errors.js";
import { fetchBounded } from "./fetch-bounded.js";
import type { Candidate } from "./resolve-versions.js";

/** What a registry knows of one package: its packs, the newest first, and which version a tag means. */
export interface Packument {
  readonly versions: readonly PublishedPack[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface PublishedPack extends Candidate {
  /** npm names of what it needs. */
  readonly names: readonly string[];
  /** Downloads the archive and checks it against what the registry says of it. */
  take(): Promise<PackFiles>;
}

type Untrusted = Readonly<Record<string, unknown>>;

/** Reads all versions of a package. Throws REGISTRY_FAILED, REGISTRY_NO_PACKAGE, REGISTRY_NO_PACK. */
export async function readPackument(registry: string, name: string): Promise<Packument> {
  const url = `${registry.replace(/\/+$/, "")}/${name.replace("/", "%2f")}`;
  const bytes = await fetchBounded(url, MOST_ARCHIVE_BYTES);
  if (bytes === undefined) throw RegistryNoPackage({ facts: { name, url } });
  const document = objectOf(parsed(url, bytes));
  const versions = Object.entries(objectOf(document.versions)).flatMap(([version, published]) => publishedPack(name, version, objectOf(published)));
  if (versions.length === 0) throw RegistryNoPack({ facts: { name, reason: "it is no pack", reasonZh: "不是配置包" } });
  versions.sort((left, right) => semver.rcompare(left.version, right.version));
  return { versions, tags: textsOf(objectOf(document["dist-tags"])) };
}

function publishedPack(name: string, version: string, published: Untrusted): PublishedPack[] {
  const { kind, id, requires } = objectOf(published.zhili);
  if (kind !== "pack" || typeof id !== "string" || semver.valid(version) === null) return [];
  const { tarball, integrity } = textsOf(objectOf(published.dist));
  const full = `${name}@${version}`;
  return [
    {
      id,
      version,
      requires: textsOf(objectOf(objectOf(requires).packs)),
      from: full,
      names: Object.keys(objectOf(published.peerDependencies)),
      async take() {
        if (tarball === undefined || integrity === undefined)
          throw RegistryNoPack({ facts: { name: full, reason: "the registry names no archive with its integrity", reasonZh: "仓库没有给出文件地址和校验值" } });
        const bytes = await fetchBounded(tarball, MOST_ARCHIVE_BYTES);
        if (bytes === undefined) throw RegistryNoPackage({ facts: { name: full, url: tarball } });
        const read = await readPackArchive(full, bytes, integrity);
        requireSame(full, { id, version, name }, read);
        return read;
      },
    },
  ];
}

/** A registry that shows one manifest and sends another is not believed. */
function requireSame(full: string, shown: { id: string; version: string; name: string }, { files }: PackFiles): void {
  const own = manifestOf(files);
  if (own.name === shown.name && own.version === shown.version && objectOf(own.zhili).id === shown.id) return;
  throw RegistryNoPack({ facts: { name: full, reason: "its archive holds another pack or version", reasonZh: "文件里是另一个配置包或版本" } });
}

/** package.json as it stands, unchecked; empty when it is none. */
export function manifestOf(files: Readonly<Record<string, string>>): Untrusted {
  try {
    return objectOf(JSON.parse(files["package.json"] ?? ""));
  } catch {
    return {};
  }
}

export function objectOf(value: unknown): Untrusted {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Untrusted) : {};
}

/** Its members that are texts. */
export function textsOf(value: Untrusted): Record<string, string> {
  return Object.fromEntries(Object.entries(value).filter((member): member is [string, string] => typeof member[1] === "string"));
}

function parsed(url: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw RegistryFailed({ facts: { url, reason: (cause as Error).message }, cause });
  }
}
