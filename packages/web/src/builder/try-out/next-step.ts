import type { TrialStep } from "../../api/try-out.js";

/** What is tried next; the list gives it its place. */
export type NextStep = Omit<TrialStep, "id">;
