import type { TypeEnvironment } from "../../expression/index.js";

/** Fields of the record as names of their own, for templates say `{{field}}`. */
export function recordNames(names: TypeEnvironment): TypeEnvironment {
  const { record } = names;
  return typeof record === "object" && "object" in record ? record.object : {};
}
