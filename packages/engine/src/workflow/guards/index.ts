export { type GuardRefusal, refusingGuards } from "./evaluate-guards.js";
