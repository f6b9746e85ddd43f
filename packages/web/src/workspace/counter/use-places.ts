import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listRecords } from "../../api/records.js";
import type { RecordRow, RecordTypeView } from "../../api/types.js";
import type { CounterDefinition } from "./use-catalogue.js";

export interface Places {
  readonly all: readonly RecordRow[];
  readonly chosen: RecordRow | undefined;
  readonly choose: (id: string) => void;
  readonly pending: boolean;
}

/** The places where the person may serve: those of the org units in which the slip may be made. The last one is kept on this machine. */
export function usePlaces(counter: CounterDefinition, slip: RecordTypeView): Places {
  const { place } = counter;
  const name = `zhili.place:${place}`;
  const [kept, setKept] = useState(() => localStorage.getItem(name) ?? undefined);
  const units = slip.can.createAt ?? [];
  const found = useQuery({
    queryKey: ["records", place, "places", units],
    queryFn: async ({ signal }) => (await listRecords(place ?? "", { limit: 200, orgUnit: units.join(",") }, signal)).items,
    enabled: place !== undefined && units.length > 0,
    staleTime: 300_000,
  });
  const all = found.data ?? [];
  return {
    all,
    chosen: all.find((row) => row.id === kept) ?? (all.length === 1 ? all[0] : undefined),
    choose: (id) => {
      localStorage.setItem(name, id);
      setKept(id);
    },
    pending: place !== undefined && units.length > 0 && found.isPending,
  };
}
