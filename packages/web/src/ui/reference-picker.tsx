import { useQuery } from "@tanstack/react-query";
import type { JsonObject } from "@zhili/contracts";
import { listRecords } from "../api/records.js";
import { RemoteSelect, type RemoteSelectProps } from "./remote-select.js";

type Props = Omit<RemoteSelectProps, "useOptions"> & {
  /** `pack:type` of the records offered. */
  readonly recordType: string;
  readonly filter?: JsonObject;
};

/** Picks records of one type by name or number. */
export function ReferencePicker({ recordType, filter, ...rest }: Props) {
  const useOptions: RemoteSelectProps["useOptions"] = (search, open) => {
    const found = useQuery({
      queryKey: ["records", recordType, "pick", search, filter],
      queryFn: ({ signal }) => listRecords(recordType, { q: search === "" ? undefined : search, limit: 20, filter }, signal),
      enabled: open,
    });
    const options = (found.data?.items ?? []).map((row) => ({ value: row.id, label: row.title, note: row.orgUnitName }));
    return { options, loading: open && found.isFetching };
  };
  return <RemoteSelect {...rest} useOptions={useOptions} />;
}
