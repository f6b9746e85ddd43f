import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readOrgUnit } from "../api/org-units.js";

/** Whose it is: the org units from the top down. */
export function OrgBreadcrumbs({ orgUnit, name }: { readonly orgUnit: string; readonly name: string | undefined }) {
  const { t } = useTranslation();
  const unit = useQuery({ queryKey: ["org-unit", orgUnit], queryFn: () => readOrgUnit(orgUnit), staleTime: 600_000 });
  const ancestors = unit.data?.ancestors ?? [];
  const names = [...ancestors.filter((ancestor) => ancestor.id !== orgUnit).map((ancestor) => ancestor.name), unit.data?.name ?? name ?? ""].filter(
    (text) => text !== "",
  );
  return (
    <nav aria-label={t("record.where")} className="z-crumbs">
      <ol>
        {[...names.entries()].map(([place, text]) => (
          <li key={place}>{text}</li>
        ))}
      </ol>
    </nav>
  );
}
