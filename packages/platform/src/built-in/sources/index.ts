export * from "./ledger.js";
export * from "./records.js";
export * from "./reference.js";
export * from "./score.js";
