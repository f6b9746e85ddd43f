import type { JsonObject } from "@zhili/contracts";
import type { KnownNames } from "../../src/packs/index.js";
import { builtInHelperNames, checkTemplate } from "../../src/reports/index.js";

const E = { type: "string", "x-expression": true };
const T = { type: "string", "x-template": true };
const roles = { type: "array", items: { type: "string", "x-ref": "role" } };
const ledger = { type: "string", "x-ref": "ledger" };
const rule = { type: "string", "x-rule-of": "ledger" };

function shape(properties: JsonObject, required: string[] = []): { params: JsonObject } {
  return { params: { type: "object", additionalProperties: false, required, properties } };
}

/** The built-in effects and sources as the contract of the engine lists them. */
export const known: KnownNames = {
  effects: {
    set: shape({ fields: { type: "object", "x-field-names": true, additionalProperties: E } }, ["fields"]),
    "create-record": shape(
      {
        recordType: { type: "string", "x-ref": "record-type" },
        at: E,
        data: { type: "object", "x-field-names-of": "recordType", additionalProperties: E },
        link: { type: "string", "x-field-of": "recordType" },
        forEach: E,
      },
      ["recordType"],
    ),
    transition: shape(
      {
        record: E,
        recordType: { type: "string", "x-ref": "record-type" },
        where: { type: "object", "x-filter": "recordType" },
        transition: { type: "string", "x-transition-of": "recordType" },
        input: { type: "object", additionalProperties: E },
        optional: { type: "boolean" },
      },
      ["transition"],
    ),
    notify: shape({ roles, level: { type: "string", "x-ref": "level" }, person: E, title: T, text: T }, ["title"]),
    award: shape({ ledger, account: E, rule, ruleBy: { ...E, "x-returns": "string" }, amount: E, forEach: E, lot: E, purpose: E, reason: T, from: E, to: E }, [
      "ledger",
      "account",
    ]),
    reverse: shape({ ledger, rule, reason: T, record: E }, ["ledger"]),
    draw: shape(
      {
        ledger,
        account: E,
        rule,
        quantity: E,
        purpose: E,
        forEach: E,
        refusal: { ...T, "x-template-names": ["availableText", "neededText", "missingText"], "x-explained-by": "explain" },
        explain: { type: "object", additionalProperties: E },
      },
      ["ledger", "account", "rule", "quantity"],
    ),
    evaluate: shape({ scorecard: { type: "string", "x-ref": "scorecard" }, subject: E, period: E }, ["scorecard", "subject"]),
    "publish-notice": shape({ report: { type: "string", "x-ref": "report" }, title: T, channels: { type: "array", items: { type: "string" } } }, [
      "report",
      "title",
    ]),
    "close-notice": shape({ status: { type: "string", enum: ["closed", "withdrawn"] } }),
    "create-task": shape({ title: T, roles, level: { type: "string", "x-ref": "level" }, within: { type: "string" }, tone: { type: "string" } }, [
      "title",
      "roles",
    ]),
    schedule: shape({ after: { type: "string" }, transition: { type: "string" } }, ["after", "transition"]),
    call: shape({ effect: { type: "string", "x-ref": "effect" } }, ["effect"]),
  },
  sources: {
    reference: shape({ field: { type: "string", "x-field": true } }, ["field"]),
    records: shape(
      {
        recordType: { type: "string", "x-ref": "record-type" },
        where: { type: "object", "x-filter": "recordType" },
        measure: { type: "string", enum: ["count", "sum", "min", "max", "avg", "exists", "first", "list"] },
        field: { type: "string", "x-field-of": "recordType" },
      },
      ["recordType", "measure"],
    ),
    ledger: shape(
      { ledger, account: E, measure: { type: "string", enum: ["balance", "spendable", "earned", "spent", "count"] }, from: E, to: E, rule, lot: E },
      ["ledger", "measure"],
    ),
    score: shape(
      {
        scorecard: { type: "string", "x-ref": "scorecard" },
        subject: E,
        period: E,
        back: { type: "integer" },
        measure: { type: "string", enum: ["score", "grade", "lit", "place", "outcome", "exists"] },
      },
      ["scorecard"],
    ),
  },
  guards: {},
  scoringOperators: {},
  scoringSources: {
    formula: shape({ points: { ...E, "x-returns": "number" }, reason: { type: "string" } }, ["points"]),
    review: shape({}),
    peer: {},
    aggregate: {},
    ledger: {},
    "decision-table": {},
  },
  formats: ["cn-id-number", "cn-mobile", "region-code", "attachment", "signature", "money", "quantity"],
  helpers: builtInHelperNames,
  checkTemplate,
};
