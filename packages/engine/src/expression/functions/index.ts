export * from "./dates.js";
export * from "./lists.js";
export * from "./numbers.js";
export * from "./overload.js";
export * from "./text.js";
