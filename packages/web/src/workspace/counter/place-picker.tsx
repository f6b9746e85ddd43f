import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listRecords } from "../../api/records.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { ReferencePicker } from "../../ui/reference-picker.js";

/** The counter's place, kept on this machine; the only one there is when there is just one. */
export function usePlace(recordType: string | undefined): readonly [string | undefined, (place: string | undefined) => void] {
  const key = `zhili.place:${recordType}`;
  const [place, setPlace] = useState<string | undefined>(() => (recordType === undefined ? undefined : (localStorage.getItem(key) ?? undefined)));
  const places = useQuery({
    queryKey: ["records", recordType, "places"],
    queryFn: ({ signal }) => listRecords(recordType ?? "", { limit: 2 }, signal),
    enabled: recordType !== undefined,
  });
  const items = places.data?.items ?? [];
  const only = items.length === 1 && places.data?.cursor === undefined ? items[0]?.id : undefined;
  const keep = (next: string | undefined) => {
    setPlace(next);
    if (next === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return [place ?? only, keep];
}

export function PlacePicker({
  recordType,
  value,
  onChange,
}: {
  readonly recordType: string;
  readonly value: string | undefined;
  readonly onChange: (place: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const title = configuration.recordTypes[recordType]?.title ?? t("counter.place");
  const named = useQuery({
    queryKey: ["records", recordType, "place", value],
    queryFn: ({ signal }) => listRecords(recordType, { limit: 50 }, signal),
    enabled: value !== undefined,
    staleTime: 300_000,
  });
  const known = (named.data?.items ?? []).map((row) => ({ value: row.id, label: row.title }));
  return (
    <div className="z-place">
      <label htmlFor="counter-place">{title}</label>
      <ReferencePicker
        id="counter-place"
        recordType={recordType}
        value={value}
        known={known}
        onChange={(next) => onChange(typeof next === "string" ? next : undefined)}
        width={280}
      />
    </div>
  );
}
