import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Folder of the packs that come with the program. */
export const SHIPPED_PACKS = join(ROOT, "templates");
/** Folder of the built pages. */
export const WEB_FOLDER = join(ROOT, "packages/web/dist");
/** What `pack new` starts from. */
export const SKELETON = join(ROOT, "packages/cli/skeleton");

export function shippedPacks(): string[] {
  return readdirSync(SHIPPED_PACKS)
    .map((name) => join(SHIPPED_PACKS, name))
    .filter((folder) => existsSync(join(folder, "package.json")));
}
