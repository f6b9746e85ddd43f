export * from "./errors.js";
export * from "./visible-approval.js";
