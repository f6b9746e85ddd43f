export * from "./create-server.js";
export * from "./serve.js";
