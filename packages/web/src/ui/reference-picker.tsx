import type { ListQuery } from "../api/records.js";
import { useFieldSource } from "./field-source.js";
import { type PickerProps, RemoteSelect } from "./remote-select.js";

interface ReferencePickerProps extends PickerProps {
  /** `pack:type` of the records offered. */
  readonly recordType: string;
  /** Which of them, as a list is asked for them. */
  readonly among?: Pick<ListQuery, "filter" | "state" | "orgUnit">;
}

/** Picks records of one type by name or number. */
export function ReferencePicker({ recordType, among, ...rest }: ReferencePickerProps) {
  const source = useFieldSource();
  return (
    <RemoteSelect
      {...rest}
      queryKey={["records", recordType, "pick", source.key, among]}
      load={async (search, signal) => {
        const rows = await source.records(recordType, { q: search === "" ? undefined : search, limit: 20, ...among }, signal);
        return rows.map((row) => ({ value: row.id, label: row.title, note: row.orgUnitName }));
      }}
    />
  );
}
