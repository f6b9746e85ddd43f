import type { CaseAction, Json, JsonObject } from "@zhili/contracts";
import { evaluateScore } from "../evaluate-score.js";
import type { ExportedFile } from "../exports/write-table.js";
import { getRecord } from "../get-record.js";
import { chainedEntry } from "../ledgers/reverse-entries.js";
import { listRecords } from "../list-records.js";
import { decideObjection } from "../notices/decide-objection.js";
import { objectToNotice } from "../notices/object-to-notice.js";
import { openAccount } from "../open-account.js";
import { exportReport, renderReportFor } from "../render-report.js";
import { reverseEntry } from "../reverse-entry.js";
import { submitForm } from "../submit-form.js";
import { takeTransition } from "../take-transition.js";
import { updateRecord } from "../update-record.js";
import type { Stage } from "./stage.js";

/** Does what a step of a story says, through the use cases that the doors call. */
export async function performAction(run: Stage, person: string | undefined, action: CaseAction): Promise<Json> {
  const { platform } = run;
  if (action.create !== undefined) {
    const { recordType, at, data, name, key } = action.create;
    const made = await submitForm(platform, run.context(person, key), {
      type: run.ref(recordType),
      data: run.resolve(data as JsonObject),
      ...(at === undefined ? {} : { orgUnit: at }),
      ...(run.sample === true ? { sample: true } : {}),
    });
    if (name !== undefined) run.name(name, made);
    return plain(made);
  }
  if (action.update !== undefined) {
    const { type, id } = run.record(action.update.record);
    const seen = action.update.version ?? Number((await platform.store.get(`record:${type}`, id))?.version ?? 0);
    return plain(await updateRecord(platform, run.context(person), { type, id, data: run.resolve(action.update.data as JsonObject), version: seen }));
  }
  if (action.transition !== undefined) {
    const { record, transition, input, decision, comment, key } = action.transition;
    const event = {
      type: "take" as const,
      transition,
      ...(input === undefined ? {} : { input: run.resolve(input as JsonObject) }),
      ...(decision === undefined ? {} : { decision }),
      ...(comment === undefined ? {} : { comment }),
    };
    return plain(await takeTransition(platform, run.context(person, key), { ...run.record(record), event }));
  }
  if (action.check !== undefined) {
    const { record, item, result, basis } = action.check;
    return plain(await takeTransition(platform, run.context(person), { ...run.record(record), event: { type: "check", item, result, basis } }));
  }
  if (action.move !== undefined) {
    const { record, move, to, transition, reason } = action.move;
    const event = {
      type: "move" as const,
      move,
      ...(to === undefined ? {} : { to }),
      ...(transition === undefined ? {} : { transition }),
      ...(reason === undefined ? {} : { reason }),
    };
    return plain(await takeTransition(platform, run.context(person), { ...run.record(record), event }));
  }
  if (action.object !== undefined) {
    const { id } = run.record(action.object.record);
    const notice = await platform.store.findOne("notices", { "record.id": id, objectionsAllowed: true }, { sort: [{ path: "openedAt", direction: "desc" }] });
    const { text, contact, name } = action.object;
    const made = await objectToNotice(platform, run.context(person), { notice: notice?.id ?? "", text, ...(contact === undefined ? {} : { contact }) });
    if (name !== undefined) run.names.set(name, made.id);
    return plain(made);
  }
  if (action.find !== undefined) {
    const { objection, finding, reason } = action.find;
    return plain(
      await decideObjection(platform, run.context(person), {
        objection: run.resolve(objection.startsWith("$") ? objection : `$${objection}`),
        finding,
        reason,
      }),
    );
  }
  if (action.read !== undefined) {
    const { type, id } = run.record(action.read.record);
    return plain(await getRecord(platform, run.context(person), { type, id, unmask: action.read.unmask ?? [] }));
  }
  if (action.list !== undefined) {
    const type = run.ref(action.list.recordType);
    const found = await listRecords(platform, run.context(person), { type, where: run.resolve((action.list.filter ?? {}) as JsonObject), count: true });
    const first = found.items[0];
    if (action.list.name !== undefined && first !== undefined) run.name(action.list.name, { id: first.id, type });
    return plain(found);
  }
  if (action.account !== undefined) {
    return plain(await openAccount(platform, run.context(person), { ledger: run.ref(action.account.ledger), account: run.resolve(action.account.account) }));
  }
  if (action.reverse !== undefined) {
    const { ledger, entry, reason, belowFloor } = action.reverse;
    const id = await entryId(run, run.ref(ledger), entry);
    return plain(
      await reverseEntry(platform, run.context(person), { ledger: run.ref(ledger), entry: id, reason, ...(belowFloor === undefined ? {} : { belowFloor }) }),
    );
  }
  if (action.report !== undefined) {
    const { report, record, at, parameters, format } = action.report;
    const asked = {
      report: run.ref(report),
      parameters: run.resolve((parameters ?? {}) as JsonObject),
      ...(record === undefined ? {} : { record: run.record(record) }),
      ...(at === undefined ? {} : { orgUnit: at }),
    };
    if (format === "csv") return plain({ text: await textOf(await exportReport(platform, run.context(person), asked, { format })) });
    return plain({ text: (await renderReportFor(platform, run.context(person), { ...asked, format: format ?? "html" })).body });
  }
  if (action.evaluate !== undefined) {
    const { scorecard, subject, period } = action.evaluate;
    return plain(await evaluateScore(platform, run.context(person), { scorecard: run.ref(scorecard), subject: run.resolve(subject), period }));
  }
  throw new Error("the step does nothing");
}

async function textOf({ parts }: ExportedFile): Promise<string> {
  const read: Buffer[] = [];
  for await (const part of parts) read.push(Buffer.from(part));
  return Buffer.concat(read).toString();
}

/** `$record/rule`: the latest entry made from that record by that rule. */
async function entryId(run: Stage, ledger: string, entry: string): Promise<string> {
  const [record = "", rule] = entry.split("/");
  const found = await run.platform.store.findOne(
    "ledger-entries",
    { ledger, "source.id": run.resolve(record), ...(rule === undefined ? {} : { rule }) },
    { sort: [{ path: "seq", direction: "desc" }] },
  );
  if (found === undefined) throw new Error(`no entry ${entry}`);
  return chainedEntry(found).id;
}

function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
