export * from "./backup-folder.js";
export * from "./open-scratch-store.js";
export * from "./open-sqlite-store.js";
