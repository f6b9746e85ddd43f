import { body, FIELDS } from "./bodies.js";

const text = (maxLength: number) => ({ type: "string", minLength: 1, maxLength }) as const;
const name = text(130);

/** In which role something is tried, and where. */
export const TRIED_AS = body({ role: name, at: name, person: { type: "integer", minimum: 1, maximum: 99 } }, ["role"]);

const transition = body(
  {
    transition: name,
    input: FIELDS,
    decision: { type: "string", enum: ["agree", "disagree", "abstain"] },
    comment: { type: "string", maxLength: 2_000 },
    signed: { type: "boolean" },
  },
  ["transition"],
);

const action = {
  ...body({
    create: body({ data: FIELDS }, ["data"]),
    update: body({ data: FIELDS }, ["data"]),
    transition,
    check: body({ item: name, result: { type: "string", enum: ["pass", "fail"] }, basis: text(2_000) }, ["item", "result", "basis"]),
    move: body({ move: { type: "string", enum: ["urge", "return", "withdraw", "extend"] }, to: name, reason: text(2_000) }, ["move"]),
    object: body({ text: text(2_000), contact: text(200) }, ["text"]),
    find: body({ finding: { type: "string", enum: ["upheld", "dismissed"] }, reason: text(2_000) }, ["finding", "reason"]),
  }),
  minProperties: 1,
  maxProperties: 1,
} as const;

const wait = {
  type: "string",
  maxLength: 20,
  pattern: "^(next|P(\\d{1,3}WD|\\d{1,3}[DWM]|1Y|T\\d{1,4}[HM]))$",
  description: "A duration such as P1WD; next is up to what is due next for the record",
} as const;

/** What is tried, in order: somebody does something, or time goes by. */
export const TRIED_STEPS = { type: "array", maxItems: 60, items: body({ id: text(64), as: TRIED_AS, do: action, wait }, ["id"]) } as const;
