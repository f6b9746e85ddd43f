export { functionNames, methodNames } from "./compile/call.js";
export type { Facts } from "./compile/compiled.js";
export * from "./compile-expression.js";
export * from "./errors.js";
export type { WorkdayCalendar } from "./functions/dates.js";
export { maskName } from "./functions/text.js";
export * from "./type-of-schema.js";
export type { ExpressionType, ReturnKind, TypeEnvironment } from "./types.js";
