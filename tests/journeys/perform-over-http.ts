import type { CaseAction, Json, JsonObject } from "@zhili/contracts";
import type { CaseRun, Happened, Perform } from "@zhili/platform";
import type { Answer, Caller } from "./caller.js";

/** Does what a case's step says as its person does it: over HTTP, signed in. */
export function performOverHttp(callerOf: (person: string | undefined) => Promise<Caller>): Perform {
  return async (run, person, action) => {
    const caller = await callerOf(person);
    const { answer, text } = await ask(run, caller, action);
    if (answer.status >= 300) return refusal(answer);
    return { value: text === true ? { text: answer.text } : ((answer.body.record ?? answer.body) as Json) };
  };
}

function refusal({ body, status }: Answer): Happened {
  const issues = ((body.issues ?? []) as JsonObject[]).map(({ path, message }) => `${String(path)} ${String(message)}`);
  return { refused: { code: String(body.code ?? status), text: [String(body.detail), ...issues].join(" ") } };
}

const keyed = (key: string | undefined): Record<string, string> => (key === undefined ? {} : { "idempotency-key": key });
const slashed = (ref: string) => ref.replace(":", "/");

async function ask(run: CaseRun, caller: Caller, action: CaseAction): Promise<{ answer: Answer; text?: boolean }> {
  const path = (name: string) => {
    const { type, id } = run.record(name);
    return `/records/${slashed(type)}/${id}`;
  };
  if (action.create !== undefined) {
    const { recordType, at, data, name, key } = action.create;
    const body = { data: run.resolve(data as JsonObject), ...(at === undefined ? {} : { orgUnit: at }) };
    const answer = await caller.post(`/records/${slashed(run.ref(recordType))}`, body, keyed(key));
    if (answer.status === 201 && name !== undefined) run.name(name, { id: String(answer.body.id), type: String(answer.body.type) });
    return { answer };
  }
  if (action.update !== undefined) {
    const { record, data, version } = action.update;
    const seen = version ?? (await caller.get(path(record))).body.version ?? 1;
    return {
      answer: await caller.call("PATCH", path(record), { body: { data: run.resolve(data as JsonObject) }, headers: { "if-match": `"${String(seen)}"` } }),
    };
  }
  if (action.transition !== undefined) {
    const { record, transition, input, decision, comment, key } = action.transition;
    const body = {
      input: run.resolve((input ?? {}) as JsonObject),
      ...(decision === undefined ? {} : { decision }),
      ...(comment === undefined ? {} : { comment }),
    };
    return { answer: await caller.post(`${path(record)}/transitions/${transition}`, body, keyed(key)) };
  }
  if (action.check !== undefined) {
    const { record, item, ...found } = action.check;
    return { answer: await caller.post(`${path(record)}/checks/${item}`, found) };
  }
  if (action.move !== undefined) {
    const { record, move, ...more } = action.move;
    return { answer: await caller.post(`${path(record)}/moves/${move}`, more) };
  }
  if (action.object !== undefined) return { answer: await objectTo(run, caller, action.object) };
  if (action.find !== undefined) {
    const { objection, ...found } = action.find;
    return { answer: await caller.post(`/objections/${run.resolve(objection.startsWith("$") ? objection : `$${objection}`)}/finding`, found) };
  }
  if (action.read !== undefined) return { answer: await caller.get(`${path(action.read.record)}?unmask=${(action.read.unmask ?? []).join(",")}`) };
  if (action.list !== undefined) {
    const where = Object.entries(run.resolve((action.list.filter ?? {}) as JsonObject));
    const filter = where.map(([field, value]): [string, string] => [`filter[${field}]`, String(value)]);
    const type = run.ref(action.list.recordType);
    const answer = await caller.get(`/records/${slashed(type)}?${new URLSearchParams([...filter, ["count", "exact"]])}`);
    const first = (answer.body.items as { id: string }[] | undefined)?.[0];
    if (action.list.name !== undefined && first !== undefined) run.name(action.list.name, { id: first.id, type });
    return { answer };
  }
  if (action.account !== undefined) {
    return {
      answer: await caller.get(`/ledgers/${slashed(run.ref(action.account.ledger))}/accounts/${encodeURIComponent(run.resolve(action.account.account))}`),
    };
  }
  if (action.reverse !== undefined) {
    const { ledger, entry, ...more } = action.reverse;
    return { answer: await caller.post(`/ledgers/${slashed(run.ref(ledger))}/entries/${await entryId(run, run.ref(ledger), entry)}/reversal`, more) };
  }
  if (action.report !== undefined) {
    const { report, record, at, parameters, format } = action.report;
    const about = record === undefined ? undefined : run.record(record);
    const query = new URLSearchParams({
      ...(run.resolve((parameters ?? {}) as JsonObject) as Record<string, string>),
      ...(format === undefined ? {} : { format }),
      ...(about === undefined ? {} : { record: `${about.type}/${about.id}` }),
      ...(at === undefined ? {} : { orgUnit: at }),
    });
    return { answer: await caller.get(`/reports/${slashed(run.ref(report))}?${query}`), text: true };
  }
  if (action.evaluate !== undefined) {
    const { scorecard, subject, period } = action.evaluate;
    return { answer: await caller.post(`/scores/${slashed(run.ref(scorecard))}/${run.resolve(subject)}`, { period }) };
  }
  throw new Error(`there is no door for ${Object.keys(action).join()}`);
}

/** Objects to the notice that stands about a record, found on the public page. */
async function objectTo(run: CaseRun, caller: Caller, { record, text, contact, name }: NonNullable<CaseAction["object"]>): Promise<Answer> {
  const { id } = run.record(record);
  const about = await run.platform.store.findOne("notices", { "record.id": id, objectionsAllowed: true }, { sort: [{ path: "openedAt", direction: "desc" }] });
  const answer = await caller.post(`/notices/${String(about?.id ?? "none")}/objections`, { text, ...(contact === undefined ? {} : { contact }) });
  if (answer.status < 300 && name !== undefined) {
    const made = await run.platform.store.findOne("objections", { receipt: String(answer.body.receipt) });
    run.names.set(name, String(made?.id));
  }
  return answer;
}

/** `$record/rule`: the latest entry made from that record by that rule. */
async function entryId(run: CaseRun, ledger: string, entry: string): Promise<string> {
  const [record = "", rule] = entry.split("/");
  const filter = { ledger, "source.id": run.resolve(record), ...(rule === undefined ? {} : { rule }) };
  return String((await run.platform.store.findOne("ledger-entries", filter, { sort: [{ path: "seq", direction: "desc" }] }))?.id);
}
