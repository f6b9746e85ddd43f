import type { JsonObject } from "@zhili/contracts";
import { type PackDocument, readPack } from "@zhili/engine/packs";
import { packFiles } from "../office/open-office.js";

/** A record type with a workflow, for the office. */
export const MATTER: Readonly<Record<string, JsonObject>> = {
  "record-types/matter.json": {
    id: "matter",
    title: "事项",
    titleTemplate: "{{title}}",
    schema: { type: "object", required: ["title"], properties: { title: { type: "string", title: "标题" }, days: { type: "integer", title: "天数" } } },
    list: {
      columns: [
        { id: "title", field: "title" },
        { id: "days", field: "days" },
      ],
    },
  },
  "workflows/handling.json": {
    id: "handling",
    title: "办理",
    recordType: "matter",
    initial: "open",
    states: [
      { id: "open", title: "待办" },
      { id: "closed", title: "办结", kind: "final" },
    ],
    transitions: [{ id: "close", title: "办结", from: ["open"], to: "closed", roles: ["clerk"] }],
  },
};

/** The office's pack in a newer version, with definitions put in place or, with null, taken away. */
export function newerPack(version: string, more: Readonly<Record<string, JsonObject | null>>): PackDocument {
  const files = packFiles({ ...MATTER });
  for (const [file, document] of Object.entries(more)) {
    if (document === null) delete files[file];
    else files[file] = JSON.stringify(document);
  }
  files["package.json"] = JSON.stringify({ ...(JSON.parse(files["package.json"] ?? "{}") as JsonObject), version });
  const { pack, issues } = readPack(files);
  if (pack === undefined) throw new Error(JSON.stringify(issues));
  return pack;
}
