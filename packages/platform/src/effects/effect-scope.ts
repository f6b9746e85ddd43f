import type { JsonObject, StoredRecord } from "@zhili/contracts";
import { renderText } from "@zhili/engine/reports";
import type { EffectScope } from "@zhili/plugin-api";
import { refusalWords } from "../configuration/refusal-words.js";
import { recordFacts } from "../facts/record-facts.js";
import { readScope, type ScopeParts } from "../facts/scope.js";
import { ledgerOf } from "../ledgers/account.js";
import { postEntries } from "../ledgers/post-entries.js";
import { reverseEntriesOf } from "../ledgers/reverse-entries.js";
import { closeNotices } from "../notices/close-notices.js";
import { openNotice } from "../notices/open-notice.js";
import { putMessage } from "../outbox/put-message.js";
import { retitle } from "../records/retitle.js";
import { closeTasks, openTask } from "../tasks/open-task.js";
import type { Unit } from "../unit/unit.js";
import { approverOf } from "./approver-of.js";

export interface EffectPlace extends ScopeParts {
  readonly id: string;
  readonly recordTypeRef: string;
  /** Where the effect comes from: a transition, an entry into a state, a deadline. */
  readonly origin: string;
  /** Tells this effect's entries apart from every other's. */
  readonly key: string;
}

/** What effects may do to the platform, inside the unit that asked for them. */
export function effectScope(unit: Unit, place: EffectPlace): EffectScope {
  const current = (): StoredRecord => {
    const found = unit.records.peek(place.id);
    return found.record;
  };
  const reading = readScope(unit, { ...place, record: () => recordFacts(current()) });
  const sourceOf = () => ({ type: place.recordTypeRef, id: place.id, transition: place.origin });
  const keyOf = (kind: string, part: string | undefined) => `${place.key}/${kind}/${part ?? ""}`;
  const scope: EffectScope = {
    ...reading,
    get record() {
      return recordFacts(current());
    },
    render: (template, extra) => renderText(refusalWords(unit, template), { ...current().data, ...place.facts(), ...extra }),
    async setFields(fields) {
      unit.records.change(place.id, (record) => retitle(unit.configuration, { ...record, data: { ...record.data, ...fields } }));
    },
    async createRecord(request) {
      const data: JsonObject = request.link === undefined ? request.data : { ...request.data, [request.link]: place.id };
      const made = await unit.platform.verbs.createRecord(unit, {
        type: request.recordType,
        orgUnit: request.orgUnit ?? current().orgUnit,
        data,
        byEffect: true,
      });
      return made.record.id;
    },
    async takeTransition(request) {
      await unit.platform.verbs.transition(
        unit,
        request.recordType,
        request.record,
        { type: "system", transition: request.transition, input: request.input },
        { optional: request.optional },
      );
    },
    async post(request) {
      await postEntries(unit, {
        ledger: ledgerOf(unit.configuration, request.ledger),
        account: request.account,
        request: {
          kind: "rule",
          rule: request.rule,
          ...(request.amount === undefined ? {} : { amount: request.amount }),
          ...(request.lot === undefined ? {} : { lot: request.lot }),
          ...(request.purpose === undefined ? {} : { purpose: request.purpose }),
          ...(request.reason === undefined ? {} : { reason: request.reason }),
          ...(request.from === undefined ? {} : { from: request.from }),
          ...(request.to === undefined ? {} : { to: request.to }),
        },
        facts: { ...place.facts(), item: request.item ?? null },
        source: sourceOf(),
        idempotencyKey: keyOf(`post:${request.ledger}:${request.rule}`, request.part),
        approver: await approverOf(unit, place.id),
      });
    },
    async draw(request) {
      await postEntries(unit, {
        ledger: ledgerOf(unit.configuration, request.ledger),
        account: request.account,
        request: { kind: "draw", rule: request.rule, amount: request.quantity, ...(request.purpose === undefined ? {} : { purpose: request.purpose }) },
        facts: place.facts(),
        source: sourceOf(),
        idempotencyKey: keyOf(`draw:${request.ledger}:${request.rule}`, request.part),
        approver: await approverOf(unit, place.id),
      });
    },
    reverse: (request) => reverseEntriesOf(unit, request),
    evaluateScore: (request) => unit.platform.verbs.evaluateScore(unit, request),
    openTask: (request) => openTask(unit, { ...request, record: current(), origin: request.origin ?? place.origin }),
    closeTasks: (origin) => closeTasks(unit, place.id, origin),
    openNotice: (request) => openNotice(unit, { ...request, record: current() }),
    closeNotices: (status) => closeNotices(unit, place.id, status),
    send: (message) => putMessage(unit, { ...message, record: current(), key: keyOf("send", message.title) }),
    async schedule(request) {
      const at = unit.configuration.calendar.addDuration(unit.now, request.after);
      await unit.tx.updateOne(
        "planned-transitions",
        { id: `${place.id} ${request.transition}` },
        { $set: { recordType: place.recordTypeRef, record: place.id, transition: request.transition, at } },
        { upsert: true },
      );
    },
  };
  return scope;
}
