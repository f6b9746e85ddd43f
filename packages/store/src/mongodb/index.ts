export * from "./open-mongodb-store.js";
