import { existsSync } from "node:fs";
import { TargetExists } from "./errors.js";

/** Throws CLI_TARGET_EXISTS when there is something at the path: nothing is ever written over. */
export function refuseExisting(path: string): void {
  if (existsSync(path)) throw TargetExists({ facts: { path } });
}
