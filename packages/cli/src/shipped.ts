import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Folder of the packs that come with the program. */
export const SHIPPED_PACKS = join(ROOT, "templates");
/** Folder of the plugins that come with the program. */
export const SHIPPED_PLUGINS = join(ROOT, "plugins");
/** What plugins may import. */
export const PLUGIN_API = join(ROOT, "packages/plugin-api");
/** Folder of the built pages. */
export const WEB_FOLDER = join(ROOT, "packages/web/dist");
/** What `pack new` starts from. */
export const SKELETON = join(ROOT, "packages/cli/skeleton");
/** What `plugin new` starts from. */
export const PLUGIN_SKELETON = join(ROOT, "packages/cli/plugin-skeleton");
/** The program's own compiler, and the types of Node.js for tests. */
export const COMPILER = join(ROOT, "node_modules/typescript/bin/tsc");
export const TYPE_ROOTS = join(ROOT, "node_modules/@types");

export function shippedPacks(): string[] {
  return readdirSync(SHIPPED_PACKS)
    .map((name) => join(SHIPPED_PACKS, name))
    .filter((folder) => existsSync(join(folder, "package.json")));
}
