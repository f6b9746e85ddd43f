export * from "./compile-record-schema.js";
export { type CheckContext, isBlank } from "./field-check.js";
