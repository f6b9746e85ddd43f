import type { Issue, Json, JsonObject } from "@zhili/contracts";
import { type RequestContext, type TrialStep, type TriedAs, tryForm, tryWorkflow } from "@zhili/platform";
import type { FastifyPluginAsync } from "fastify";
import { shownIssue } from "../../../problem.js";
import { body, FIELDS } from "../../../shapes/bodies.js";
import { ID, place } from "../../../shapes/places.js";
import { TRIED_AS, TRIED_STEPS } from "../../../shapes/try-out.js";

const tags = ["drafts"];
const params = place({ id: ID });
const text = { type: "string", minLength: 1, maxLength: 130 } as const;
const typed = body({ ref: { ...text, maxLength: 200 }, value: {} }, ["ref", "value"]);

interface Place {
  Params: { id: string };
}
interface Tried {
  /** `pack:type`. */
  recordType: string;
  typed?: { ref: string; value: Json };
}

export const routes: FastifyPluginAsync = async (app) => {
  app.post<Place & { Body: Tried & { as?: TriedAs; data?: JsonObject } }>(
    "/try/form",
    {
      schema: {
        tags,
        summary: "The form of a record type as a role sees it, tried on sample data; nothing is kept",
        params,
        body: body({ recordType: text, as: TRIED_AS, data: FIELDS, typed }, ["recordType"]),
      },
    },
    async (request) => {
      const context = request.context();
      const { issues, tried } = await tryForm(app.platform, context, { draft: request.params.id, ...request.body });
      if (tried === undefined) return { issues: draftIssues(issues, context) };
      const { gaps, prepared, refused, ...others } = tried;
      return {
        issues: [],
        tried: {
          ...others,
          gaps: gaps.map((gap) => ({ pack: gap.pack, reason: gap.reason[context.language] })),
          ...(prepared === undefined ? {} : { prepared: { ...prepared, issues: shown(prepared.issues, context) } }),
          ...(refused === undefined ? {} : { refused: { ...refused, issues: shown(refused.issues, context) } }),
        },
      };
    },
  );
  app.post<Place & { Body: Tried & { steps: TrialStep[] } }>(
    "/try/steps",
    {
      schema: {
        tags,
        summary: "Plays steps with a record of the type on sample data and a simulated clock, from the beginning each time; nothing is kept",
        params,
        body: body({ recordType: text, steps: TRIED_STEPS, typed }, ["recordType", "steps"]),
      },
    },
    async (request) => {
      const context = request.context();
      const { issues, tried } = await tryWorkflow(app.platform, context, { draft: request.params.id, ...request.body });
      if (tried === undefined) return { issues: draftIssues(issues, context) };
      const { gaps, steps, ...others } = tried;
      return {
        issues: [],
        tried: {
          ...others,
          gaps: gaps.map((gap) => ({ pack: gap.pack, reason: gap.reason[context.language] })),
          steps: steps.map(({ refused, ...step }) => ({
            ...step,
            ...(refused === undefined ? {} : { refused: { ...refused, issues: shown(refused.issues, context) } }),
          })),
        },
      };
    },
  );
};

function shown(issues: readonly Issue[], { language }: RequestContext) {
  return issues.map((issue) => shownIssue(issue, language));
}

function draftIssues(issues: readonly Issue[], { language }: RequestContext) {
  return issues.map((issue) => ({ ...shownIssue(issue, language), pack: issue.pack, file: issue.file }));
}
