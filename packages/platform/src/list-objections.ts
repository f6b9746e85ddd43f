import type { Objection, StoredRecord } from "@zhili/contracts";
import { type Asking, asking } from "./access/asking.js";
import { subjectOf } from "./access/require-right.js";
import { ObjectionNotFound } from "./errors.js";
import { OBJECTIONS } from "./notices/object-to-notice.js";
import type { Platform, RequestContext } from "./platform.js";

export interface ObjectionView extends Objection {
  /** May the person decide it? Only then the contact is shown. */
  readonly mayDecide: boolean;
}

/**
 * Objections to a record, newest first, for those who may read the record; contacts only for those who handle objections. Ids are unique
 * among all records, so the type need not be said.
 */
export async function listObjections(platform: Platform, context: RequestContext, record: { type?: string; id: string }): Promise<ObjectionView[]> {
  const ask = asking(platform, context);
  const ref = record.type ?? ((await ask.reader.findOne(OBJECTIONS, { "record.id": record.id })) as unknown as Objection | undefined)?.record.type;
  const type = ref === undefined ? undefined : context.configuration.recordTypes.get(ref);
  const rights = type === undefined ? false : ask.ability.filter("read", subjectOf("record-type", type.ref));
  if (type === undefined || rights === false) return [];
  const found = (await ask.reader.findOne(type.collection, { $and: [rights, { id: record.id }] })) as unknown as StoredRecord | undefined;
  if (found === undefined) return [];
  const mayDecide = handlesObjections(ask, found);
  const page = await ask.reader.find(OBJECTIONS, { "record.id": record.id }, { sort: [{ path: "at", direction: "desc" }], limit: 1000 });
  return (page.items as unknown as Objection[]).map(({ contact, receipt, ...shown }) => ({
    ...shown,
    receipt: mayDecide ? receipt : "",
    mayDecide: mayDecide && shown.finding === undefined,
    ...(contact === undefined || !mayDecide ? {} : { contact: platform.vault.isSealed(contact) ? platform.vault.unseal(contact) : contact }),
  }));
}

/** What became of an objection, for whoever holds its receipt. Throws OBJECTION_NOT_FOUND. */
export async function trackObjection(
  platform: Platform,
  receipt: string,
): Promise<Pick<Objection, "id" | "notice" | "at" | "dueAt" | "finding" | "reason" | "decidedAt">> {
  const found = (await platform.store.findOne(OBJECTIONS, { receipt })) as unknown as Objection | undefined;
  if (found === undefined) throw ObjectionNotFound();
  const { id, notice, at, dueAt, finding, reason, decidedAt } = found;
  return JSON.parse(JSON.stringify({ id, notice, at, dueAt, finding, reason, decidedAt }));
}

function handlesObjections({ configuration, ability, context }: Asking, record: StoredRecord): boolean {
  if (context.actor.kind === "system") return true;
  const type = configuration.recordTypes.get(record.type);
  const workflow = type?.workflow === undefined ? undefined : configuration.workflowDefinitions.get(type.workflow);
  const roles = (workflow?.definition.states ?? []).flatMap((state) => state.window?.objections?.handledBy ?? []);
  return roles.length > 0 && ability.holdsRole(roles, record) !== undefined;
}
