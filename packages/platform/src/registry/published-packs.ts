import { type Packument, type PublishedPack, readPackument } from "./read-packument.js";

/** What the registry knows of a package; nothing when no registry is named. */
export type AskRegistry = (name: string) => Promise<Packument | undefined>;

/** Asks for each package once. */
export function registryReader({ registryOf }: { registryOf(name: string): string | undefined }): AskRegistry {
  const asked = new Map<string, Promise<Packument>>();
  return async (name) => {
    const registry = registryOf(name);
    if (registry === undefined) return undefined;
    const known = asked.get(name) ?? readPackument(registry, name);
    asked.set(name, known);
    return known;
  };
}

/** Versions of a pack under one of the names that the pack which needs it gives. */
export async function publishedPacks(id: string, names: readonly string[], ask: AskRegistry): Promise<readonly PublishedPack[]> {
  for (const name of names) {
    const versions = (await ask(name))?.versions.filter((one) => one.id === id) ?? [];
    if (versions.length > 0) return versions;
  }
  return [];
}
