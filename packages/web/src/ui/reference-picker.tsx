import { type ListQuery, listRecords } from "../api/records.js";
import { type PickerProps, RemoteSelect } from "./remote-select.js";

interface ReferencePickerProps extends PickerProps {
  /** `pack:type` of the records offered. */
  readonly recordType: string;
  /** Which of them, as a list is asked for them. */
  readonly among?: Pick<ListQuery, "filter" | "state" | "orgUnit">;
}

/** Picks records of one type by name or number. */
export function ReferencePicker({ recordType, among, ...rest }: ReferencePickerProps) {
  return (
    <RemoteSelect
      {...rest}
      queryKey={["records", recordType, "pick", among]}
      load={async (search, signal) => {
        const page = await listRecords(recordType, { q: search === "" ? undefined : search, limit: 20, ...among }, signal);
        return page.items.map((row) => ({ value: row.id, label: row.title, note: row.orgUnitName }));
      }}
    />
  );
}
