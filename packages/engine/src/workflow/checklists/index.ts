export * from "./errors.js";
export * from "./visible-checklist.js";
