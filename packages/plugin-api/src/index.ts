export type { Fact, Json, JsonObject, LocalizedText } from "@zhili/contracts";
export * from "./contributions.js";
export * from "./define-plugin.js";
export * from "./parameters.js";
export * from "./scope.js";
export * from "./score-with.js";
