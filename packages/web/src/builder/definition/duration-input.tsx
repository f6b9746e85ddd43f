import type { WidgetProps } from "@rjsf/utils";
import { Input, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { type DurationUnit, type PlainDuration, readDuration, UNITS, writeDuration } from "../schema/duration.js";
import { useTexts } from "../texts.js";

/** How long, as a number and its unit; what has several units is typed as it is written. */
export function DurationInput(props: WidgetProps) {
  const { t } = useTexts();
  const written = typeof props.value === "string" ? props.value : "";
  const [unit, setUnit] = useState<DurationUnit>("workdays");
  const read = readDuration(written);
  if (written !== "" && read === undefined)
    return <Input id={props.id} aria-label={props.label} value={written} onChange={(event) => props.onChange(event.target.value || undefined)} />;
  const shown = read ?? { count: undefined, unit, before: false };
  const change = (part: Partial<PlainDuration>) => {
    if (part.unit !== undefined) setUnit(part.unit);
    const { count, ...rest } = { ...shown, ...part };
    if (count !== undefined) props.onChange(writeDuration({ ...rest, count }));
  };
  return (
    <Space.Compact>
      {shown.before && (
        <Select
          aria-label={t("duration.sideOf", { title: props.label })}
          value="before"
          options={[
            { value: "before", label: t("duration.before") },
            { value: "after", label: t("duration.after") },
          ]}
          onChange={(side) => change({ before: side === "before" })}
        />
      )}
      <InputNumber
        id={props.id}
        aria-label={props.label}
        min={0}
        precision={0}
        value={shown.count ?? null}
        onChange={(count) => (count === null ? props.onChange(undefined) : change({ count }))}
      />
      <Select
        aria-label={t("duration.unitOf", { title: props.label })}
        value={shown.unit}
        options={UNITS.map((one) => ({ value: one, label: t(`duration.${one}`) }))}
        onChange={(next) => change({ unit: next })}
        style={{ minWidth: 100 }}
      />
    </Space.Compact>
  );
}
