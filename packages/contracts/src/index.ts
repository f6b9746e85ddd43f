export * from "./errors.js";
export * from "./issue.js";
export * from "./json.js";
export * from "./localized.js";
export * from "./ports/clock.js";
export * from "./ports/store.js";
