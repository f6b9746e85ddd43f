import type { JsonObject } from "@zhili/contracts";
import type { TimelineEntry } from "../outcome.js";
import type { Run } from "./run.js";

export interface Note {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly transition?: string | undefined;
  readonly comment?: string | undefined;
  readonly facts?: JsonObject;
}

/** Adds a line to the timeline at the moment of the run. */
export function note(run: Run, kind: TimelineEntry["kind"], { from, to, transition, comment, facts }: Note): void {
  run.timeline.push({
    kind,
    at: run.moment,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(transition === undefined ? {} : { transition }),
    ...(comment === undefined || comment.trim() === "" ? {} : { comment }),
    facts: facts ?? {},
  });
}
