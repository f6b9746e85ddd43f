import type { Caller } from "./caller.js";
import { notesOf } from "./notes-pack.js";

/** Changes the record type of notes to this edition and publishes; answers the revision. */
export async function publishNotes(admin: Caller, edition: number): Promise<string> {
  const draft = await admin.must("POST", "/drafts", { body: { title: `第${edition}版` } });
  const path = `/drafts/${String(draft.id)}`;
  const changed = await admin.must("PUT", `${path}/definitions/notes/record-type/note`, {
    body: { definition: notesOf(edition) },
    headers: { "if-match": `"${String(draft.version)}"` },
  });
  const made = await admin.must("POST", `${path}/publish`, {
    body: { message: `第${edition}版` },
    headers: { "if-match": `"${String(changed.version)}"` },
  });
  return String(made.revision);
}
