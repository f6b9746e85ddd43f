export * from "./check-workflow.js";
