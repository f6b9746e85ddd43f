export * from "./ability.js";
export * from "./access-resource.js";
export * from "./check-exclusive.js";
export * from "./compile-roles.js";
export * from "./errors.js";
export * from "./match-filter.js";
export type { Decision } from "./subject-rules.js";
