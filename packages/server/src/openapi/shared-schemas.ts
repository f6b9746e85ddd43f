import type { JsonObject } from "@zhili/contracts";

const text: JsonObject = { type: "string" };
const moment: JsonObject = { type: "string", format: "date-time" };

/** Shapes that every record type shares. */
export const COMPONENTS: JsonObject = {
  Record: {
    type: "object",
    description: "A record as the person may see it.",
    required: ["id", "type", "title", "version", "orgUnit", "data"],
    properties: {
      id: text,
      type: text,
      title: text,
      version: { type: "integer", minimum: 1 },
      orgUnit: text,
      orgUnitName: text,
      state: text,
      stateTitle: text,
      dueAt: moment,
      overdue: { type: "boolean" },
      createdAt: moment,
      updatedAt: moment,
      data: { type: "object" },
      labels: { type: "object", description: "Words of codes and references by field.", additionalProperties: text },
    },
  },
  Problem: {
    type: "object",
    description: "A refusal (RFC 9457) in the caller's language.",
    required: ["type", "title", "status", "code", "detail"],
    properties: {
      type: text,
      title: text,
      status: { type: "integer" },
      code: { type: "string", description: "Stable; see docs/reference/errors.md." },
      detail: text,
      instance: text,
      requestId: text,
      issues: {
        type: "array",
        items: {
          type: "object",
          required: ["code", "path", "message"],
          properties: { code: text, path: { type: "string", description: "JSON Pointer" }, message: text, suggestion: text },
        },
      },
      difference: {
        type: "array",
        description: "For a stale version: what happened to each field.",
        items: {
          type: "object",
          required: ["field", "title", "theirs", "clash"],
          properties: { field: text, title: text, base: {}, yours: {}, theirs: {}, clash: { type: "boolean" } },
        },
      },
    },
  },
};

export const PROBLEM_ANSWER: JsonObject = {
  description: "Refused",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
