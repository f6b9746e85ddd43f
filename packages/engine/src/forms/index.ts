export * from "./compile-form.js";
export * from "./errors.js";
export { fillText } from "./fill-text.js";
export type { PrepareContext, Prepared } from "./prepare.js";
export * from "./steps.js";
export * from "./transition-form.js";
