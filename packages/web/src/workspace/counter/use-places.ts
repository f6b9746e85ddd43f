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
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(units.map((orgUnit) => listRecords(place ?? "", { limit: 100, orgUnit }, signal)));
      return [...new Map(pages.flatMap((page) => page.items).map((row) => [row.id, row])).values()];
    },
    enabled: place !== undefined,
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
    pending: place !== undefined && found.isPending,
  };
}
