export * from "./backup-folder.js";
export * from "./open-sqlite-store.js";
