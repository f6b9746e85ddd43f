import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Gathered, gatherPacks, type Platform } from "@zhili/platform";
import { SHIPPED_PACKS } from "./shipped.js";

/**
 * Packs by folder, archive or name, with those that they need and that are not in force: looked for beside them, among the packs that come
 * with the program, and in the registry when one is
 * given. Throws PACK_MISSING, PACK_VERSIONS_CLASH and what reading a source throws.
 */
export function withRequired(
  sources: readonly string[],
  from: { platform?: Platform; registryOf?: (name: string) => string | undefined; integrity?: string } = {},
): Promise<Gathered> {
  const { platform, registryOf = () => undefined, integrity } = from;
  return gatherPacks(sources, { installed: platform?.configuration().packs ?? [], nearby, registryOf }, integrity);
}

function nearby(id: string, source: string | undefined): string | undefined {
  const places = source === undefined ? [] : [join(dirname(resolve(source)), id)];
  return [...places, join(SHIPPED_PACKS, id)].find((folder) => idIn(folder) === id);
}

function idIn(folder: string): unknown {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { zhili?: { id?: unknown } } | null)?.zhili?.id;
  } catch {
    return undefined;
  }
}
