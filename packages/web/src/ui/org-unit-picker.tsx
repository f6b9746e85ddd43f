import { useQuery } from "@tanstack/react-query";
import { listOrgUnits, readOrgUnit } from "../api/org-units.js";
import type { OrgUnitView } from "../api/types.js";
import { useStanding } from "./configuration-context.js";
import { RemoteSelect, type RemoteSelectProps } from "./remote-select.js";

type Props = Omit<RemoteSelectProps, "useOptions"> & {
  /** Only units of these levels. */
  readonly levels?: readonly string[] | undefined;
};

/** Picks an org unit by name or code; offers the person's own units and what lies below them first. */
export function OrgUnitPicker({ levels, ...rest }: Props) {
  const { me, configuration } = useStanding();
  const home = me.orgUnits[0]?.id;
  const level = levels?.length === 1 ? levels[0] : undefined;
  const levelTitle = (unit: OrgUnitView) => configuration.levels.find((item) => item.id === unit.level)?.title ?? "";
  const useOptions: RemoteSelectProps["useOptions"] = (search, open) => {
    const found = useQuery({
      queryKey: ["org-units", search, home, level],
      queryFn: () => listOrgUnits(search === "" ? { parent: level === undefined ? home : undefined, level, limit: 50 } : { q: search, level, limit: 30 }),
      enabled: open,
    });
    const units = (found.data?.items ?? []).filter((unit) => levels === undefined || levels.length === 0 || levels.includes(unit.level));
    const own = search === "" && levels === undefined ? me.orgUnits.map((unit) => ({ value: unit.id, label: unit.name, note: "" })) : [];
    const options = [...own, ...units.map((unit) => ({ value: unit.id, label: unit.name, note: [levelTitle(unit), unit.code].filter(Boolean).join(" · ") }))];
    return { options, loading: open && found.isFetching };
  };
  const value = typeof rest.value === "string" ? rest.value : undefined;
  const named = useQuery({
    queryKey: ["org-unit", value],
    queryFn: () => readOrgUnit(value ?? ""),
    enabled: value !== undefined && value !== "",
    staleTime: 600_000,
  });
  const known = named.data === undefined ? rest.known : [...(rest.known ?? []), { value: named.data.id, label: named.data.name }];
  return <RemoteSelect {...rest} {...(known === undefined ? {} : { known })} useOptions={useOptions} />;
}
