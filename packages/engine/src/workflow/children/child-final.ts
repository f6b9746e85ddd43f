import type { Snapshot } from "@zhili/contracts";
import type { ChildFinalEvent } from "../events.js";
import { note } from "../run/note.js";
import { beginStep, change, type Run } from "../run/run.js";
import { WorkflowUnknownChild } from "./errors.js";

/** Notes that a child record ended; a child told twice changes nothing the second time. */
export function childFinal(run: Run, { record, state }: ChildFinalEvent): void {
  const child = run.snapshot.children?.find((candidate) => candidate.record === record && record !== "");
  if (child === undefined) throw WorkflowUnknownChild({ facts: { record } });
  if (child.final) return;
  beginStep(run);
  change(run, { children: (run.snapshot.children ?? []).map((candidate) => (candidate === child ? { ...child, final: true } : candidate)) });
  note(run, "entry", { facts: { child: child.id, record, state } });
}

/** Tells the snapshot which record was made for a child; the first one without a record when several share the id. */
export function bindChild(snapshot: Snapshot, child: string, record: string): Snapshot {
  const children = snapshot.children ?? [];
  const index = children.findIndex((candidate) => candidate.id === child && candidate.record === "");
  if (index < 0) throw WorkflowUnknownChild({ facts: { record: child } });
  return { ...snapshot, children: children.map((candidate, at) => (at === index ? { ...candidate, record } : candidate)) };
}
