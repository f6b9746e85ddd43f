import type { ShapeContext } from "../../src/reports/index.js";

export * from "../../src/reports/index.js";

/** A fixed moment, so that results are the same on every run. */
export const ZoneFree: ShapeContext = { now: "2026-03-02T01:30:00Z", today: "2026-03-02" };
