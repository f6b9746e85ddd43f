import { useQuery } from "@tanstack/react-query";
import { listOrgUnits, readOrgUnit } from "../../api/org-units.js";
import type { OrgUnitView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { type PickerProps, RemoteSelect } from "../../ui/remote-select.js";

interface NeighbourPickerProps extends PickerProps {
  /** Where the record lies; units that are in charge of it anyway are not offered. */
  readonly home: string;
}

/** Picks an org unit elsewhere; offers those on the level above the person's own, then those on its own level, before anything is typed. */
export function NeighbourPicker({ home, ...rest }: NeighbourPickerProps) {
  const { configuration, me } = useStanding();
  const place = useUnit(home);
  const own = useUnit(me.orgUnits[0]?.id ?? home);
  const levels = [own?.ancestors?.at(-1)?.level, own?.level].filter((level) => level !== undefined);
  const elsewhere = (unit: OrgUnitView) => place?.path.startsWith(unit.path) !== true;
  const note = (unit: OrgUnitView) => [configuration.levels.find((level) => level.id === unit.level)?.title, unit.code].filter(Boolean).join(" · ");
  return (
    <RemoteSelect
      {...rest}
      queryKey={["neighbours", place?.path, ...levels]}
      load={async (search) => {
        const queries = search === "" ? levels.map((level) => ({ level, limit: 50 })) : [{ q: search, limit: 50 }];
        const pages = await Promise.all(queries.map(listOrgUnits));
        const units = pages.flatMap((page) => page.items).filter(elsewhere);
        return units.map((unit) => ({ value: unit.id, label: unit.name, note: note(unit) }));
      }}
    />
  );
}

function useUnit(id: string): OrgUnitView | undefined {
  return useQuery({ queryKey: ["org-unit", id], queryFn: () => readOrgUnit(id), enabled: id !== "", staleTime: 600_000 }).data;
}
