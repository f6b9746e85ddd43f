export * from "./dialect/index.js";
export * from "./errors.js";
export type * from "./mongodb/index.js";
export * from "./open-store.js";
export * from "./paging/index.js";
export * from "./sqlite/index.js";
