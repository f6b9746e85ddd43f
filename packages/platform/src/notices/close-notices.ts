import type { Unit } from "../unit/unit.js";
import { NOTICES } from "./open-notice.js";

/** Ends the notices of a record that are open or paused. */
export async function closeNotices(unit: Unit, record: string, status: "closed" | "withdrawn"): Promise<void> {
  await unit.tx.updateMany(NOTICES, { "record.id": record, status: { $in: ["open", "paused"] } }, { $set: { status, closedAt: unit.now } });
}

/** Stops or restarts the clock that people see on the notice. */
export async function setNoticeClock(unit: Unit, record: string, status: "open" | "paused", lastDay?: string): Promise<void> {
  await unit.tx.updateMany(
    NOTICES,
    { "record.id": record, status: status === "open" ? "paused" : "open", objectionsAllowed: true },
    { $set: { status, ...(lastDay === undefined ? {} : { lastDay }) } },
  );
}
