import { AccessUnknownRole } from "@zhili/engine/access";
import type { Configuration } from "./configuration/configuration.js";
import { nearestName } from "./nearest-name.js";

/** A role's `pack:id` by that or, when only one pack has it, by its id alone. Throws ACCESS_UNKNOWN_ROLE, which says the nearest name. */
export function findRole(configuration: Configuration, named: string): string {
  const roles = [...configuration.roleDefinitions.keys()];
  const matching = roles.filter((ref) => ref === named || ref.endsWith(`:${named}`));
  const [only] = matching;
  if (only !== undefined && (matching.length === 1 || only === named)) return only;
  const near = nearestName(named, [...roles, ...roles.map((ref) => ref.slice(ref.indexOf(":") + 1))]);
  throw AccessUnknownRole({ facts: { role: near === undefined ? named : `${named} (→ ${near}?)` } });
}
