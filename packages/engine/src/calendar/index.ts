export * from "./calendar-days.js";
export * from "./check-calendar.js";
export * from "./compile-calendar.js";
export * from "./duration.js";
export * from "./errors.js";
