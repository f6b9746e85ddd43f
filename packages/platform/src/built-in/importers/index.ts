export * from "./csv.js";
export * from "./xlsx.js";
