import { createContext, useContext } from "react";
import { attachmentUrl, uploadAttachment } from "../api/attachments.js";
import { listOrgUnits, readOrgUnit } from "../api/org-units.js";
import { type ListQuery, listRecords } from "../api/records.js";
import type { OrgUnitView, RecordRow } from "../api/types.js";

/** Where the fields of a form look names up and put files. */
export interface FieldSource {
  /** Tells answers of one source from those of another. */
  readonly key: string;
  records(type: string, query: ListQuery, signal: AbortSignal): Promise<readonly Pick<RecordRow, "id" | "title" | "orgUnitName">[]>;
  orgUnits(query: {
    readonly parent?: string | undefined;
    readonly q?: string;
    readonly level?: string | undefined;
    readonly limit: number;
  }): Promise<readonly OrgUnitView[]>;
  orgUnit(id: string): Promise<OrgUnitView>;
  upload(file: Blob, name: string, target: Parameters<typeof uploadAttachment>[2]): Promise<{ readonly id: string; readonly name: string }>;
  /** Whether its records have pages that a link leads to. */
  readonly pages: boolean;
  /** Where a file is read; undefined for one that is not kept anywhere. */
  fileUrl(id: string): string | undefined;
}

/** The county's own records, org units and files. */
export const COUNTY: FieldSource = {
  key: "county",
  pages: true,
  records: async (type, query, signal) => (await listRecords(type, query, signal)).items,
  orgUnits: async (query) => (await listOrgUnits(query)).items,
  orgUnit: readOrgUnit,
  upload: uploadAttachment,
  fileUrl: attachmentUrl,
};

export const FieldSourceContext = createContext<FieldSource>(COUNTY);

export function useFieldSource(): FieldSource {
  return useContext(FieldSourceContext);
}
