export * from "./compile-moves.js";
export { type MovedData, moveData } from "./move-data.js";
export * from "./move-plan.js";
export * from "./move-record.js";
export * from "./move-step.js";
export * from "./unmove-data.js";
