import type { Approval } from "@zhili/contracts";
import { isWhole, leastOf, reaches } from "./fraction.js";

export type Quorum = NonNullable<Approval["quorum"]>;

export interface Count {
  readonly eligible: number;
  readonly present: number;
  readonly agree: number;
}

export const attended = ({ attendance }: Quorum, { eligible, present }: Count): boolean => present > 0 && reaches(present, eligible, attendance, false);

export const attendanceNeeded = ({ attendance }: Quorum, eligible: number): number => leastOf(eligible, attendance);

/** More than the share, or at least the share when it is a whole or `atLeast` is set. */
export function carried({ majority, majorityOf, atLeast }: Quorum, { eligible, present, agree }: Count): boolean {
  const of = majorityOf === "eligible" ? eligible : present;
  return agree > 0 && reaches(agree, of, majority, atLeast !== true && !isWhole(majority));
}

/** The result when it can't change any more, however the rest votes or stays away. */
export function foregone(quorum: Quorum, count: Count): "passed" | "rejected" | undefined {
  const rest = count.eligible - count.present;
  const allAgainst = { ...count, present: count.eligible };
  const allFor = { ...allAgainst, agree: count.agree + rest };
  if (attended(quorum, count) && carried(quorum, allAgainst)) return "passed";
  if (attended(quorum, count) && !carried(quorum, allFor)) return "rejected";
  return undefined;
}
