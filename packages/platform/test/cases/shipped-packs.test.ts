import { stepsOf } from "@zhili/engine/workflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyPacks, type Platform, runCases } from "../../src/index.js";
import { newPlatform, readShipped } from "./read-shipped.js";

describe("the shipped packs", () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await newPlatform();
    await applyPacks(platform, await readShipped(platform));
  });
  afterAll(() => platform.store.close());

  it("pass every case of their own, and no step of a workflow is left that no case takes", async () => {
    const results = await runCases(platform, platform.configuration());
    expect(results.filter((one) => !one.passed).map((one) => `${one.ref}: ${one.message?.en}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(100);
    const taken = new Set(results.flatMap((one) => one.taken).map(({ workflow, transition }) => `${workflow}/${transition}`));
    const steps = [...platform.configuration().workflowDefinitions.values()].flatMap(({ ref, definition }) =>
      stepsOf(definition).map(({ id }) => `${ref}/${id}`),
    );
    expect(steps.filter((step) => !taken.has(step))).toEqual([]);
  });

  it("pass them in any order, each case the same as it does alone", async () => {
    const configuration = platform.configuration();
    const backwards = { ...configuration, cases: new Map([...configuration.cases].reverse()) };
    const together = await runCases(platform, backwards, { packs: ["compound"] });
    expect(together.filter((one) => !one.passed).map((one) => `${one.ref}: ${one.message?.en}`)).toEqual([]);
    for (const one of together.slice(0, 5)) expect(await runCases(platform, configuration, { only: (ref) => ref === one.ref })).toEqual([one]);
  });
});
