import { ZhiliError } from "@zhili/contracts";
import type { Run } from "../run/run.js";

/** Lets a check say no; in a rehearsal its refusal is noted and the step goes on. */
export function tolerate({ context }: Run, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (context.tolerate === undefined || !(error instanceof ZhiliError)) throw error;
    context.tolerate(error);
  }
}
