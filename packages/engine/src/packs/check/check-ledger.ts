import { nearest } from "../../schema/index.js";
import type { RecordTypeFound } from "../configuration-index.js";
import { fieldAt, fieldNames } from "../configuration-index.js";
import { ledgerEnvironment } from "../environments.js";
import { PacksUnknownField } from "../errors.js";
import type { Resolved } from "../resolve-ref.js";
import { checkState } from "./check-filter.js";
import type { Checker } from "./checker.js";

/**
 * Accounts, rules, lots. A rule's expressions are held against every record type whose effects use the rule, so it comes after
 * the definitions that have effects.
 */
export function checkLedger(checker: Checker, { definition, ref }: Resolved<"ledger">): void {
  const account = checker.ref("record-type", definition.account.recordType, "/account/recordType");
  checker.field(account, definition.account.by, "/account/by");
  checker.refs("role", definition.floorApproval, "/floorApproval");
  checker.expression(definition.ceiling, ledgerEnvironment(account), "/ceiling", "number");
  checker.level(definition.control?.level, "/control/level");
  definition.rules?.forEach((rule, at) => {
    const users = [...(checker.uses.get(`${ref}#${rule.id}`) ?? [])];
    const path = `/rules/${at}`;
    for (const source of users.length === 0 ? [undefined] : users) {
      const names = ledgerEnvironment(account, source);
      checker.expression(rule.amount, names, `${path}/amount`, "number");
      checker.expression(rule.when, names, `${path}/when`, "bool");
    }
    rule.evidence?.forEach((field, index) => void checkEvidence(checker, field, users, `${path}/evidence/${index}`));
  });
  checkLots(checker, definition.lots);
}

/** A field of evidence must be on one of the record types that use the rule. */
function checkEvidence(checker: Checker, field: string, users: readonly RecordTypeFound[], path: string): void {
  const [first] = users;
  if (first === undefined || users.some(({ definition }) => fieldAt(definition.schema, field) !== undefined)) return;
  const names = users.flatMap(({ definition }) => fieldNames(definition.schema));
  checker.add(PacksUnknownField, path, { field, owner: first.definition.title }, nearest(field, names));
}

function checkLots(checker: Checker, lots: Resolved<"ledger">["definition"]["lots"]): void {
  if (lots === undefined) return;
  const recordType = checker.ref("record-type", lots.recordType, "/lots/recordType");
  checker.field(recordType, lots.receivedAt, "/lots/receivedAt", true);
  checker.field(recordType, lots.expiresAt, "/lots/expiresAt");
  checker.field(recordType, lots.purpose, "/lots/purpose");
  if (recordType !== undefined) lots.state?.forEach((state, at) => void checkState(checker, recordType, state, `/lots/state/${at}`));
}
