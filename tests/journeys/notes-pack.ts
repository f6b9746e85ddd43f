import type { JsonObject } from "@zhili/contracts";
import { writeFiles } from "./write-files.js";

export const WRITER = "notes-writer";
export const COUNTY = "511781000000";

/** The record type of notes as its edition says it: every edition has one mark, and says its number in every place. */
export function notesOf(edition: number): JsonObject {
  return {
    id: "note",
    title: `便条${edition}`,
    titleTemplate: `第${edition}版 {{mark}}`,
    orgUnit: { levels: ["county"] },
    schema: {
      type: "object",
      required: ["mark"],
      properties: { mark: { type: "string", title: "记号", options: [{ id: `m${edition}`, title: `记号${edition}` }] } },
    },
  };
}

/** Writes a pack of one record type and one person who writes notes. */
export async function writeNotesPack(folder: string): Promise<string> {
  const manifest = {
    name: "notes",
    version: "1.0.0",
    zhili: { kind: "pack", formatVersion: 1, id: "notes", title: "样本便条", requires: { platform: "^1.0.0", packs: { base: "^1.0.0" } } },
  };
  const role = {
    id: "writer",
    title: "写便条的人",
    rules: [{ id: "notes", actions: ["read", "create"], subjects: ["record-type/note"] }],
  };
  const staff = {
    id: "staff",
    file: "staff.csv",
    into: "users",
    key: "login",
    columns: { login: "login", name: "login", role: "role", at: { value: COUNTY } },
  };
  const files = {
    "package.json": JSON.stringify(manifest),
    "record-types/note.json": JSON.stringify(notesOf(0)),
    "roles/writer.json": JSON.stringify(role),
    "fixtures/fixtures.json": JSON.stringify([staff]),
    "fixtures/staff.csv": `login,role\n${WRITER},writer\n`,
  };
  await writeFiles(folder, files);
  return folder;
}
