import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { JsonObject } from "@zhili/contracts";
import { prepareRecord } from "../../api/records.js";
import type { Prepared } from "../../api/types.js";
import { useDebounced } from "../../ui/use-debounced.js";

export interface Tried {
  /** What the server would say to exactly this slip. */
  readonly answer: Prepared | undefined;
  /** It is being asked. */
  readonly asking: boolean;
}

/** Asks, a moment after every change, what the server would say to the slip, changing nothing. */
export function useTried(recordType: string, confirm: string | undefined, data: JsonObject, enabled: boolean): Tried {
  const now = JSON.stringify(data);
  const settled = useDebounced(now, 200);
  const tried = useQuery({
    queryKey: ["prepare", recordType, settled],
    queryFn: ({ signal }) =>
      prepareRecord(recordType, { data: JSON.parse(settled) as JsonObject, ...(confirm === undefined ? {} : { transition: confirm }) }, signal),
    enabled,
    retry: false,
    staleTime: 5_000,
    placeholderData: keepPreviousData,
  });
  const fresh = settled === now && !tried.isPlaceholderData;
  return { answer: fresh && enabled ? tried.data : undefined, asking: enabled && !tried.isError && (!fresh || tried.isPending) };
}
