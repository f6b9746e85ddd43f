import type { Resolved } from "../resolve-ref.js";
import type { Checker } from "./checker.js";

/** Expressions that move a value there and back; names may be of older versions and are not looked up. */
export function checkMigration(checker: Checker, { definition }: Resolved<"migration">): void {
  const names = { value: "dyn", record: "dyn" } as const;
  definition.changes.forEach((change, at) => {
    checker.expression(change.forward, names, `/changes/${at}/forward`);
    checker.expression(change.backward, names, `/changes/${at}/backward`);
  });
}
