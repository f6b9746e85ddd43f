export * from "./open-sqlite-store.js";
