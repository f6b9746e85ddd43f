import type { TypeEnvironment } from "../../expression/index.js";
import type { Resolved } from "../resolve-ref.js";
import { recordTypeType } from "../typed-records.js";
import { checkFilter, checkState } from "./check-filter.js";
import type { Checker } from "./checker.js";

/** What is made, for whom, in whose turn, and who hears of a missed one. */
export function checkSchedule(checker: Checker, { definition }: Resolved<"schedule">): void {
  const { creates, rotate, missed, rota } = definition;
  const made = checker.ref("record-type", creates.recordType, "/creates/recordType");
  const forEach = definition.for;
  const over = forEach?.recordType === undefined ? undefined : checker.ref("record-type", forEach.recordType, "/for/recordType");
  const names: TypeEnvironment = {
    occurrence: "dyn",
    orgUnit: "dyn",
    turn: "dyn",
    slot: "dyn",
    standbys: "dyn",
    now: "string",
    today: "string",
    record: over === undefined ? "dyn" : recordTypeType(over),
  };
  checker.level(forEach?.level, "/for/level");
  checkFilter(checker, forEach?.where, "/for/where", { recordType: over, names });
  for (const [field, source] of Object.entries(creates.data ?? {})) {
    checker.field(made, field, `/creates/data/${field}`);
    checker.expression(source, names, `/creates/data/${field}`);
  }
  if (over !== undefined) checker.field(over, rotate?.among, "/rotate/among");
  checker.field(made, rotate?.field, "/rotate/field");
  checker.fields(over ?? made, rotate?.fields, "/rotate/fields");
  if (made !== undefined) definition.doneIn?.forEach((state, at) => void checkState(checker, made, state, `/doneIn/${at}`));
  definition.remind?.forEach((one, at) => void checker.refs("role", one.roles, `/remind/${at}/roles`));
  checker.refs("role", missed?.roles, "/missed/roles");
  checker.level(missed?.toLevel, "/missed/toLevel");
  if (rota === undefined) return;
  const pool = checker.ref("record-type", rota.members, "/rota/members");
  checkFilter(checker, rota.where, "/rota/where", { recordType: pool, names });
}
