import type { Json } from "@zhili/contracts";
import type { TFunction } from "i18next";
import type { Language } from "../../api/types.js";
import { quantityText } from "../../ui/fields/quantity-text.js";
import { formatDate, formatMoment } from "../../ui/format-date.js";
import { formatMoney, formatNumber, formatPercent } from "../../ui/format-number.js";

/** A value of a dataset as its format says; "—" when there is none. */
export function formatFigure(value: Json | undefined, format: string | undefined, language: Language, t: TFunction): string {
  if (value === undefined || value === null || value === "") return "—";
  if (typeof value === "number") {
    if (format === "money") return formatMoney(value, language);
    if (format === "percent") return formatPercent(value, language);
    return formatNumber(value, language, { most: format === "integer" ? 0 : 2 });
  }
  if (typeof value === "string") {
    if (format === "date") return formatDate(value, language);
    if (format === "date-time") return formatMoment(value, language, new Date());
    return value;
  }
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  if (Array.isArray(value)) return value.map((member) => formatFigure(member, format, language, t)).join("、");
  return (
    quantityText(value, language, t) ??
    Object.values(value)
      .map((member) => formatFigure(member, format, language, t))
      .join(" ")
  );
}
