import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const FOLDER = fileURLToPath(new URL("../../bench/workloads/", import.meta.url));
const files = readdirSync(FOLDER);

interface Workload {
  readonly id: unknown;
  readonly title: unknown;
  readonly better: unknown;
  readonly run: unknown;
  readonly grow?: unknown;
}

describe("workloads of the benchmark", () => {
  it.each(files)("%s exports a workload with the number of its file", async (file) => {
    const { workload } = (await import(/* @vite-ignore */ `${FOLDER}${file}`)) as { workload: Workload };
    expect(`${String(workload.id).toLowerCase()}-`).toBe(file.slice(0, file.indexOf("-") + 1));
    expect(workload.title).toEqual(expect.any(String));
    expect(["lower", "higher"]).toContain(workload.better);
    expect(workload.run).toBeTypeOf("function");
    if (workload.grow !== undefined) expect(workload.grow).toBeTypeOf("function");
  });
});
