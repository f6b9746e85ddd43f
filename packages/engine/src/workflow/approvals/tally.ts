import type { CompiledExpression } from "../../expression/index.js";
import type { CompiledTally, CompiledTransition } from "../compile/index.js";
import { factsOf } from "../run/facts.js";
import type { Run } from "../run/run.js";
import { type Passing, passStep } from "../steps/pass-step.js";
import { WorkflowQuorumShort, WorkflowTallyInvalid } from "./errors.js";
import { attendanceNeeded, attended, carried, type Quorum } from "./quorum.js";
import { reject } from "./reject.js";

/** Decides by the numbers counted at a meeting. Too few present: the vote is void, and refused when no state for refusals is named. */
export function takeTally(run: Run, step: CompiledTransition, tally: CompiledTally, quorum: Quorum, passing: Passing): void {
  const count = readTally(run, step, tally);
  const valid = attended(quorum, count);
  const facts = { ...passing.facts, tally: { ...count } };
  if (valid && carried(quorum, count)) {
    passStep(run, step, { ...passing, facts });
    return;
  }
  if (!valid && step.definition.approval?.rejected === undefined) {
    const needed = attendanceNeeded(quorum, count.eligible);
    throw WorkflowQuorumShort({ facts: { step: step.definition.title, eligible: count.eligible, present: count.present, needed } });
  }
  reject(run, step, { comment: passing.comment, facts: { ...facts, reason: valid ? "majority" : "attendance" } });
}

interface Tally {
  readonly eligible: number;
  readonly present: number;
  readonly agree: number;
  readonly against: number;
  readonly abstain: number;
}

function readTally(run: Run, step: CompiledTransition, tally: CompiledTally): Tally {
  const facts = factsOf(run);
  const read = (expression: CompiledExpression | undefined): number => (expression === undefined ? 0 : Number(expression.evaluate(facts) ?? Number.NaN));
  const count = {
    eligible: read(tally.eligible),
    present: read(tally.present),
    agree: read(tally.agree),
    against: read(tally.against),
    abstain: read(tally.abstain),
  };
  const whole = Object.values(count).every((value) => Number.isInteger(value) && value >= 0);
  const fits = count.present <= count.eligible && count.agree + count.against + count.abstain <= count.present && count.eligible > 0;
  if (!whole || !fits) throw WorkflowTallyInvalid({ facts: { step: step.definition.title, ...count } });
  return count;
}
