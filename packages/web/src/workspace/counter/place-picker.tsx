import { Select, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Note } from "../../ui/states.js";
import type { Places } from "./use-places.js";

/** Where it is served: said when there is one place, chosen when there are several. */
export function PlacePicker({ title, places, disabled }: { readonly title: string; readonly places: Places; readonly disabled: boolean }) {
  const { t } = useTranslation();
  if (places.pending) return <Skeleton.Input active />;
  if (places.all.length === 0) return <Note tone="warning">{t("counter.noPlace", { title })}</Note>;
  if (places.all.length === 1)
    return (
      <p className="z-place">
        <span className="z-quiet">{title}</span> <strong>{places.chosen?.title}</strong>
      </p>
    );
  return (
    <div className="z-place">
      <label htmlFor="counter-place">{title}</label>
      <Select
        id="counter-place"
        showSearch={{ optionFilterProp: "label" }}
        disabled={disabled}
        placeholder={t("picker.choose")}
        value={places.chosen?.id ?? null}
        options={places.all.map((row) => ({ value: row.id, label: row.title }))}
        onChange={(id: string | null) => {
          if (id !== null) places.choose(id);
        }}
      />
    </div>
  );
}
