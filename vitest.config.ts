import { defineConfig } from "vitest/config";

const source = { ssr: { resolve: { conditions: ["source"] } }, resolve: { conditions: ["source"] } };

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: { name: "packages", include: ["packages/*/test/**/*.test.ts", "packages/*/test/**/*.test.tsx"], testTimeout: 300_000, hookTimeout: 120_000 },
      },
      { ...source, test: { name: "plugins", include: ["plugins/*/test/**/*.test.ts"], testTimeout: 120_000 } },
      { ...source, test: { name: "architecture", include: ["tests/architecture/**/*.test.ts", "tests/suites/**/*.test.ts"], testTimeout: 120_000 } },
      { ...source, test: { name: "journeys", include: ["tests/journeys/**/*.test.ts"], testTimeout: 600_000, hookTimeout: 300_000 } },
      {
        ...source,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: "tests/browser/harness/global-setup.ts",
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
          retry: 1,
        },
      },
    ],
  },
});
