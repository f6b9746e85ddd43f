import type { JsonObject } from "@zhili/contracts";
import type { Configuration, RecordRow } from "../../api/types.js";

/** What widgets know beside their own field. */
export interface ZhiliFormContext {
  readonly configuration: Configuration;
  /** Pack of the record type, for names without one. */
  readonly pack: string;
  /** `pack:type` of the record, for uploads. */
  readonly recordType: string;
  /** Words of codes and references that are already known. */
  readonly labels: NonNullable<RecordRow["labels"]>;
  /** The fields as typed, and those of the record that the form doesn't ask for. */
  readonly data: JsonObject;
}
