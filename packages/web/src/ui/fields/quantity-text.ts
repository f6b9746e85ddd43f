import type { Json } from "@zhili/contracts";
import type { TFunction } from "i18next";
import type { Language } from "../../api/types.js";
import { formatNumber } from "../format-number.js";

/** 20,000 余人, 约 3 公里: a figure with its qualifier and unit in words; undefined when the value is no quantity. */
export function quantityText(value: Json, language: Language, t: TFunction): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value) || typeof value.value !== "number") return undefined;
  const unit = typeof value.unit === "string" ? value.unit : "";
  const figure = formatNumber(value.value, language);
  const words = { "≥": "quantity.showAtLeast", "≈": "quantity.showAbout" }[String(value.qualifier)];
  return words === undefined ? `${figure} ${unit}`.trim() : t(words, { figure, unit });
}
