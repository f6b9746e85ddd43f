import type { WidgetProps } from "@rjsf/utils";
import { Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
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

const INPUT_TYPES = { date: "date", "date-time": "datetime-local", time: "time" } as const;

function DateLikeWidget({ kind, ...props }: WidgetProps & { readonly kind: keyof typeof INPUT_TYPES }) {
  const { invalid, off } = factsOf(props as WidgetProps);
  const value = typeof props.value === "string" ? props.value : "";
  return (
    <Input
      {...tied(props as WidgetProps)}
      type={INPUT_TYPES[kind]}
      value={kind === "date-time" ? localText(value) : value}
      disabled={off}
      {...(invalid ? { status: "error" as const } : {})}
      style={{ maxWidth: 240 }}
      onChange={(event) => {
        const text = event.target.value;
        props.onChange(text === "" ? undefined : kind === "date-time" ? new Date(text).toISOString() : text);
      }}
    />
  );
}

export const DateWidget = (props: WidgetProps) => <DateLikeWidget {...props} kind="date" />;
export const DateTimeWidget = (props: WidgetProps) => <DateLikeWidget {...props} kind="date-time" />;
export const TimeWidget = (props: WidgetProps) => <DateLikeWidget {...props} kind="time" />;

function localText(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "";
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
