import type { JsonObject } from "@zhili/contracts";
import { listRecords } from "../api/records.js";
import { type PickerProps, RemoteSelect } from "./remote-select.js";

interface ReferencePickerProps extends PickerProps {
  /** `pack:type` of the records offered. */
  readonly recordType: string;
  readonly filter?: JsonObject;
}

/** Picks records of one type by name or number. */
export function ReferencePicker({ recordType, filter, ...rest }: ReferencePickerProps) {
  return (
    <RemoteSelect
      {...rest}
      queryKey={["records", recordType, "pick", filter]}
      load={async (search, signal) => {
        const page = await listRecords(recordType, { q: search === "" ? undefined : search, limit: 20, filter }, signal);
        return page.items.map((row) => ({ value: row.id, label: row.title, note: row.orgUnitName }));
      }}
    />
  );
}
