export * from "./open-vault.js";
export * from "./vault.js";
