import { useQuery } from "@tanstack/react-query";
import type { OrgUnitView } from "../api/types.js";
import { useStanding } from "./configuration-context.js";
import { useFieldSource } from "./field-source.js";
import { type PickerProps, RemoteSelect } from "./remote-select.js";

interface OrgUnitPickerProps extends PickerProps {
  /** Only units of these levels. */
  readonly levels?: readonly string[] | undefined;
}

/** Picks an org unit by name or code; offers the person's own units and what lies below them first. */
export function OrgUnitPicker({ levels, ...rest }: OrgUnitPickerProps) {
  const { me, configuration } = useStanding();
  const source = useFieldSource();
  const home = me.orgUnits[0]?.id;
  const level = levels?.length === 1 ? levels[0] : undefined;
  const note = (unit: OrgUnitView) => [configuration.levels.find((item) => item.id === unit.level)?.title, unit.code].filter(Boolean).join(" · ");
  const value = typeof rest.value === "string" ? rest.value : undefined;
  const named = useQuery({
    queryKey: ["org-unit", value, source.key],
    queryFn: () => source.orgUnit(value ?? ""),
    enabled: value !== undefined && value !== "",
    staleTime: 600_000,
  });
  const known = named.data === undefined ? rest.known : [...(rest.known ?? []), { value: named.data.id, label: named.data.name }];
  return (
    <RemoteSelect
      {...rest}
      {...(known === undefined ? {} : { known })}
      queryKey={["org-units", home, levels, source.key]}
      load={async (search) => {
        const found = await source.orgUnits(
          search === "" ? { parent: level === undefined ? home : undefined, level, limit: 50 } : { q: search, level, limit: 30 },
        );
        const units = found.filter((unit) => levels === undefined || levels.length === 0 || levels.includes(unit.level));
        const own = search === "" && levels === undefined ? me.orgUnits.map((unit) => ({ value: unit.id, label: unit.name })) : [];
        return [...own, ...units.map((unit) => ({ value: unit.id, label: unit.name, note: note(unit) }))];
      }}
    />
  );
}
