import { DatePicker, TimePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn.js";
import { useTranslation } from "react-i18next";
import { useNarrow } from "./use-media.js";

interface DayInputProps {
  readonly id?: string;
  /** Name for those who don't see a label beside it. */
  readonly label?: string;
  /** `2026-03-02`, an ISO moment, `08:30`, or "" when there is none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly kind?: "date" | "date-time" | "time";
  readonly width?: number | string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly describedBy?: string;
}

const SHAPES = {
  date: {
    typed: ["YYYYMMDD", ...["-M-D", "-MM-DD", "/M/D", "/MM/DD", ".M.D", ".MM.DD", "年M月D日", "年MM月DD日"].map((rest) => `YYYY${rest}`)],
    kept: "YYYY-MM-DD",
  },
  "date-time": { typed: ["YYYY-M-D HH:mm", "YYYY-MM-DD HH:mm"], kept: "" },
  time: { typed: ["HH:mm"], kept: "HH:mm" },
};

/** A day, a moment or a time of day, picked or typed, in the words of the chosen language. */
export function DayInput({ kind = "date", value, onChange, ...props }: DayInputProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { typed, kept } = SHAPES[kind];
  const moment = value === "" ? null : kind === "time" ? dayjs(`2000-01-01T${value}`) : dayjs(value);
  const shared = {
    value: moment?.isValid() === true ? moment : null,
    disabled: props.disabled === true,
    inputReadOnly: narrow,
    style: { width: "100%", maxWidth: props.width ?? 240, minWidth: kind === "date" ? 175 : 130 },
    ...(props.id === undefined ? {} : { id: props.id }),
    ...(props.invalid === true ? { status: "error" as const } : {}),
    "aria-invalid": props.invalid === true,
    "aria-required": props.required === true,
    ...(props.label === undefined ? {} : { "aria-label": props.label }),
    ...(props.describedBy === undefined ? {} : { "aria-describedby": props.describedBy }),
    onChange: (next: dayjs.Dayjs | null) => onChange(next === null ? "" : kind === "date-time" ? next.toISOString() : next.format(kept)),
  };
  if (kind === "time") return <TimePicker {...shared} format="HH:mm" needConfirm={false} placeholder={t("date.pickTime")} />;
  return (
    <DatePicker
      {...shared}
      placeholder={props.label ?? t("date.pickDay")}
      format={[t("date.typed"), ...typed].map((one) => (kind === "date-time" && !one.includes("H") ? `${one} HH:mm` : one))}
      showTime={kind === "date-time" ? { format: "HH:mm" } : false}
      needConfirm={false}
    />
  );
}
