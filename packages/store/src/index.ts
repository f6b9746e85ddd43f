export * from "./dialect/index.js";
export * from "./errors.js";
export * from "./paging/index.js";
