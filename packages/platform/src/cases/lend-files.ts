import type { CaseAction, FieldSchema, JsonObject } from "@zhili/contracts";
import { ATTACHMENTS, type Attachment } from "../attachments/attachment.js";
import { attachmentsOfStep, takenBy } from "../attachments/attachment-field.js";
import { changeEach } from "../records/field-path.js";
import { recordType } from "../records/record-type.js";
import type { CaseRun } from "./case-run.js";

/**
 * The action with the files that it names. In a story a file that somebody names is one that they have just uploaded: it is put there as
 * theirs, without bytes, and two people who say the same name have each uploaded one.
 */
export async function lendFiles(run: CaseRun, person: string | undefined, action: CaseAction): Promise<CaseAction> {
  if (person === undefined) return action;
  const { create, update, transition } = action;
  const own = (type: string, data: JsonObject, step = "") => ownFiles(run, person, type, data, step);
  if (create !== undefined) return { create: { ...create, data: await own(run.ref(create.recordType), create.data as JsonObject) } };
  if (update !== undefined) return { update: { ...update, data: await own(run.record(update.record).type, update.data as JsonObject) } };
  if (transition?.input !== undefined) {
    const input = await own(run.record(transition.record).type, transition.input as JsonObject, transition.transition);
    return { transition: { ...transition, input } };
  }
  return action;
}

async function ownFiles(run: CaseRun, person: string, ref: string, named: JsonObject, step: string): Promise<JsonObject> {
  const { store, clock, configuration } = run.platform;
  const type = recordType(configuration(), ref);
  const workflow = configuration().workflowDefinitions.get(type.workflow ?? "")?.definition;
  const files = new Map<string, Omit<Attachment, "id">>();
  let data = named;
  for (const [field, schema] of attachmentsOfStep(type, workflow, step)) {
    data = changeEach(data, field, (name) => {
      const id = `${name}-of-${person}`;
      const uploadedBy = run.context(person).actor.id;
      const createdAt = clock.now().toISOString();
      files.set(id, { name, type: typeFor(schema), size: 1, sha256: "", uploadedBy, createdAt, for: { recordType: ref, field } });
      return id;
    });
  }
  if (files.size > 0) {
    await store.withTransaction(async (tx) => {
      for (const [id, file] of files) await tx.updateOne(ATTACHMENTS, { id }, { $set: file as unknown as JsonObject }, { upsert: true });
    });
  }
  return data;
}

/** A type that the field takes. */
function typeFor(schema: FieldSchema): string {
  const [first = ""] = takenBy(schema).accept;
  return first.replace("*", "png");
}
