export * from "./faults.js";
export * from "./start.js";
