export * from "./compile-workflow.js";
export type * from "./compiled-workflow.js";
