import type { WidgetProps } from "@rjsf/utils";
import { Input, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { type DurationUnit, type PlainDuration, readDuration, UNITS, writeDuration } from "../schema/duration.js";
import type { FormNode } from "../schema/form-schema.js";
import { useTexts } from "../texts.js";

/** How long, as a number and its unit; what has several units is typed as it is written. */
export function DurationInput(props: WidgetProps) {
  const { t } = useTexts();
  const written = typeof props.value === "string" ? props.value : "";
  const [unit, setUnit] = useState<DurationUnit>("workdays");
  const [side, setSide] = useState<boolean>();
  const read = readDuration(written);
  if (written !== "" && read === undefined)
    return <Input id={props.id} aria-label={props.label} value={written} onChange={(event) => props.onChange(event.target.value || undefined)} />;
  const usuallyBefore = (props.schema as FormNode).zhiliBefore === true;
  const shown = read ?? { count: undefined, unit, before: side ?? usuallyBefore };
  const change = (part: Partial<PlainDuration>) => {
    if (part.unit !== undefined) setUnit(part.unit);
    if (part.before !== undefined) setSide(part.before);
    const { count, ...rest } = { ...shown, ...part };
    if (count !== undefined) props.onChange(writeDuration({ ...rest, count }));
  };
  return (
    <Space.Compact className="z-duration">
      {(usuallyBefore || shown.before) && (
        <Select
          aria-label={t("duration.sideOf", { title: props.label })}
          value={shown.before ? "before" : "after"}
          options={[
            { value: "before", label: t("duration.before") },
            { value: "after", label: t("duration.after") },
          ]}
          onChange={(next) => change({ before: next === "before" })}
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
