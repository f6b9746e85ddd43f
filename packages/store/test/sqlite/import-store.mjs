import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

/** Imports the store from its TypeScript source, in a process of its own that vitest does not run. */
export async function importStore() {
  const entry = fileURLToPath(new URL("../../src/sqlite/index.ts", import.meta.url));
  const { module } = await runnerImport(entry, {
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["source"] },
    ssr: { resolve: { conditions: ["source"] } },
  });
  return module;
}
