export * from "./append-audit.js";
export * from "./canonical-json.js";
export * from "./record-shelf.js";
export * from "./run-unit.js";
export * from "./unit.js";
