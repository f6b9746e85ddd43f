export * from "./0001-catalogue.js";
export * from "./format.js";
