export * from "./contributions.js";
export * from "./define-plugin.js";
export * from "./parameters.js";
export * from "./scope.js";
