import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { SHIPPED_PACKS } from "./shipped.js";

interface Manifest {
  readonly zhili?: { readonly id?: unknown; readonly requires?: { readonly packs?: Readonly<Record<string, string>> } };
}

/**
 * The folders with those of the packs that they need and that `there` does not name, looked for beside them and among the packs that come
 * with the program. What is not found is left to the check, which names it.
 */
export function withRequired(folders: readonly string[], there: readonly string[] = []): string[] {
  const found = new Map<string, string>();
  const known = new Set<string>(there);
  const named = [...new Map(folders.map((folder) => [resolve(folder), folder])).values()];
  for (const folder of named) known.add(packIdOf(folder));
  const visit = (folder: string): void => {
    found.set(resolve(folder), folder);
    for (const needed of Object.keys(manifestOf(folder)?.zhili?.requires?.packs ?? {})) {
      if (known.has(needed)) continue;
      const place = [join(dirname(resolve(folder)), needed), join(SHIPPED_PACKS, needed)].find(
        (one) => existsSync(join(one, "package.json")) && packIdOf(one) === needed,
      );
      if (place === undefined) continue;
      known.add(needed);
      visit(place);
    }
  };
  for (const folder of named) visit(folder);
  return [...found.values()];
}

/** The pack's id as its manifest says, its folder's name when it says none. */
export function packIdOf(folder: string): string {
  const id = manifestOf(folder)?.zhili?.id;
  return typeof id === "string" ? id : basename(resolve(folder));
}

function manifestOf(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  } catch {
    return undefined;
  }
}
