import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FastifyInstance, FastifyPluginAsync } from "fastify";

const ROUTES = fileURLToPath(new URL("../routes", import.meta.url));
const SOURCE = /^(?!.*\.d\.ts$).*\.(?:ts|js)$/;

/**
 * Registers every file under routes/ that exports `routes`. The folder path is the URL: `routes/users/_id/grants.ts` answers below
 * `/users/:id` (a folder that begins with `_` is a parameter), and a file says the rest of the path itself.
 */
export async function loadRoutes(app: FastifyInstance, prefix: string): Promise<void> {
  for (const file of await filesBelow(ROUTES)) {
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(join(ROUTES, ...file)).href)) as { routes?: FastifyPluginAsync };
    if (loaded.routes === undefined) continue;
    const folders = file.slice(0, -1).map((name) => (name.startsWith("_") ? `:${name.slice(1)}` : name));
    await app.register(loaded.routes, { prefix: [prefix, ...folders].join("/") });
  }
}

async function filesBelow(folder: string, path: readonly string[] = []): Promise<string[][]> {
  const entries = (await readdir(join(folder, ...path), { withFileTypes: true })).sort((left, right) => (left.name < right.name ? -1 : 1));
  const found: string[][] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, [...path, entry.name])));
    else if (SOURCE.test(entry.name)) found.push([...path, entry.name]);
  }
  return found;
}
