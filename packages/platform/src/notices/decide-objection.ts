import type { Objection } from "@zhili/contracts";
import { ObjectionNotFound } from "../errors.js";
import type { Platform, RequestContext } from "../platform.js";
import { runUnit } from "../unit/run-unit.js";
import type { Unit } from "../unit/unit.js";
import { transitionIn } from "../workflows/transition-record.js";
import { OBJECTIONS } from "./object-to-notice.js";

export interface FindingRequest {
  readonly objection: string;
  readonly finding: "upheld" | "dismissed";
  readonly reason: string;
}

/** Decides an objection; the workflow says who may. Throws OBJECTION_NOT_FOUND and WORKFLOW_* refusals. */
export function decideObjection(platform: Platform, context: RequestContext, request: FindingRequest): Promise<Objection> {
  return runUnit(platform, context, (unit) => decideIn(unit, request));
}

export async function decideIn(unit: Unit, request: FindingRequest): Promise<Objection> {
  const found = (await unit.tx.get(OBJECTIONS, request.objection)) as unknown as Objection | undefined;
  if (found === undefined) throw ObjectionNotFound();
  await transitionIn(unit, found.record.type, found.record.id, { type: "find", objection: found.id, finding: request.finding }, { comment: request.reason });
  const decided = { finding: request.finding, reason: request.reason, decidedBy: unit.context.actor.id, decidedAt: unit.now };
  await unit.tx.updateOne(OBJECTIONS, { id: found.id }, { $set: decided });
  return { ...found, ...decided };
}
