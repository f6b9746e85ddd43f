import type { RecordType } from "../configuration/configuration.js";
import { schemaAt } from "../facts/record-filter.js";

/** References in the rows of a list, which a filter can't reach; their ids are kept beside the record as `refers`. */
export function innerReferences(type: RecordType): string[] {
  return [...type.references.keys()].filter((field) => schemaAt(type, field) === undefined);
}
