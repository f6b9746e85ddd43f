import type { WidgetProps } from "@rjsf/utils";
import { Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../day-input.js";
import { parseYuan, yuanText } from "../../parse-money.js";
import { factsOf, tied } from "./widget-facts.js";

const KEYBOARDS: Readonly<Record<string, { readonly inputMode?: "tel" | "email" | "url" | "numeric"; readonly autoComplete?: string }>> = {
  "cn-mobile": { inputMode: "tel", autoComplete: "off" },
  email: { inputMode: "email", autoComplete: "off" },
  uri: { inputMode: "url" },
  "region-code": { inputMode: "numeric" },
};

export function TextWidget(props: WidgetProps) {
  const { field, invalid, off } = factsOf(props);
  return (
    <Input
      {...tied(props)}
      {...(KEYBOARDS[field.format ?? ""] ?? { autoComplete: "off" })}
      value={typeof props.value === "string" ? props.value : ""}
      disabled={off}
      {...(invalid ? { status: "error" as const } : {})}
      onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
      onBlur={(event) => props.onBlur(props.id, event.target.value)}
    />
  );
}

export function LongTextWidget(props: WidgetProps) {
  const { field, invalid, off } = factsOf(props);
  const most = field.maxLength;
  return (
    <Input.TextArea
      {...tied(props)}
      value={typeof props.value === "string" ? props.value : ""}
      disabled={off}
      autoSize={{ minRows: 3, maxRows: 12 }}
      {...(most === undefined || most > 2000 ? {} : { count: { show: true, max: most } })}
      {...(invalid ? { status: "error" as const } : {})}
      onChange={(event) => props.onChange(event.target.value === "" ? undefined : event.target.value)}
    />
  );
}

export function NumberWidget(props: WidgetProps) {
  const { field, invalid, off } = factsOf(props);
  return (
    <InputNumber
      {...tied(props)}
      value={typeof props.value === "number" ? props.value : null}
      disabled={off}
      {...(field.type === "integer" ? { precision: 0 } : {})}
      {...(field.unit === undefined ? {} : { suffix: field.unit })}
      {...(invalid ? { status: "error" as const } : {})}
      controls={false}
      inputMode={field.type === "integer" ? "numeric" : "decimal"}
      style={{ width: "100%", maxWidth: 240 }}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

/** Yuan is typed, fen is kept. */
export function MoneyWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const { invalid, off } = factsOf(props);
  const kept = typeof props.value === "number" ? props.value : undefined;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const wrong = typed !== undefined && typed.trim() !== "" && parseYuan(typed) === undefined;
  return (
    <>
      <Input
        {...tied(props)}
        inputMode="decimal"
        autoComplete="off"
        suffix={t("money.yuan")}
        value={typed ?? (kept === undefined ? "" : yuanText(kept))}
        disabled={off}
        {...(invalid || wrong ? { status: "error" as const } : {})}
        style={{ maxWidth: 240 }}
        onChange={(event) => {
          setTyped(event.target.value);
          props.onChange(parseYuan(event.target.value));
        }}
        onBlur={() => {
          if (!wrong) setTyped(undefined);
        }}
      />
      {wrong && (
        <div className="z-field-error" role="status">
          {t("money.wrong")}
        </div>
      )}
    </>
  );
}

function DateLikeWidget({ kind, ...props }: WidgetProps & { readonly kind: "date" | "date-time" | "time" }) {
  const { invalid, off, describedBy } = factsOf(props as WidgetProps);
  return (
    <DayInput
      id={props.id}
      kind={kind}
      value={typeof props.value === "string" ? props.value : ""}
      disabled={off}
      invalid={invalid}
      required={props.required === true}
      describedBy={describedBy}
      onChange={(value) => props.onChange(value === "" ? undefined : value)}
    />
  );
}

export const DateWidget = (props: WidgetProps) => <DateLikeWidget {...props} kind="date" />;
export const DateTimeWidget = (props: WidgetProps) => <DateLikeWidget {...props} kind="date-time" />;
export const TimeWidget = (props: WidgetProps) => <DateLikeWidget {...props} kind="time" />;
