export { bindChild } from "./child-final.js";
export * from "./errors.js";
