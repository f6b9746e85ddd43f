import type { FieldSchema, Json } from "@zhili/contracts";
import type { TFunction } from "i18next";
import type { Configuration, Language } from "../../api/types.js";
import { formatDate, formatMoment } from "../format-date.js";
import { formatMoney, formatNumber, formatPlainNumber } from "../format-number.js";
import { choicesOf } from "./choices.js";
import { kindOf } from "./field-kind.js";
import { quantityText } from "./quantity-text.js";

export interface FieldTextContext {
  readonly configuration: Configuration;
  readonly pack: string;
  readonly language: Language;
  readonly t: TFunction;
}

/** One value of a field in words; "" when there is none. Codes and references are named by `label` when it is known. */
export function fieldText(
  field: FieldSchema | undefined,
  value: Json | undefined,
  label: string | readonly string[] | undefined,
  context: FieldTextContext,
): string {
  if (value === undefined || value === null || value === "") return "";
  if (label !== undefined && label.length > 0) return typeof label === "string" ? label : label.join("、");
  if (field === undefined) return plainText(value);
  const { language, t } = context;
  const zone = context.configuration.calendar?.zone;
  switch (kindOf(field)) {
    case "money":
      return typeof value === "number" ? formatMoney(value, language) : plainText(value);
    case "number":
      return typeof value === "number"
        ? field.unit === undefined
          ? formatPlainNumber(value, language)
          : `${formatNumber(value, language)} ${field.unit}`
        : plainText(value);
    case "yes-no":
      return value === true ? t("value.yes") : value === false ? t("value.no") : plainText(value);
    case "choice":
    case "choices": {
      const names = new Map(choicesOf(field, context.configuration, context.pack).map((choice) => [choice.value, choice.label]));
      return (Array.isArray(value) ? value : [value])
        .map((member) => (typeof member === "string" || typeof member === "number" ? (names.get(member) ?? String(member)) : plainText(member)))
        .join("、");
    }
    case "date":
      return typeof value === "string" ? formatDate(value, language, zone) : plainText(value);
    case "date-time":
      return typeof value === "string" ? formatMoment(value, language, new Date(), zone) : plainText(value);
    case "quantity":
      return quantityText(value, language, t) ?? plainText(value);
    default:
      return plainText(value);
  }
}

function plainText(value: Json): string {
  if (Array.isArray(value)) return value.map(plainText).join("、");
  if (typeof value === "object" && value !== null) return Object.values(value).map(plainText).join(" ");
  return String(value);
}
