import type { FormatContribution } from "./format-contribution.js";

const KEYS = new Set(["value", "qualifier", "unit"]);

/** A figure as official texts give it: 余 and 多 are ≥, 约 is ≈. */
export const quantity: FormatContribution = {
  id: "quantity",
  title: { "zh-CN": "数量", en: "Quantity" },
  validate: (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const { value: figure, qualifier = "=", unit = "" } = value as { value?: unknown; qualifier?: unknown; unit?: unknown };
    if (!Object.keys(value).every((key) => KEYS.has(key))) return false;
    return (
      typeof figure === "number" && Number.isFinite(figure) && ["=", "≥", "≈"].includes(String(qualifier)) && typeof unit === "string" && unit.length <= 20
    );
  },
  message: {
    "zh-CN": "应写明数值、单位，以及准确、余（≥）或约（≈）",
    en: "should give a number, its unit and whether it is exact (=), at least (≥) or about (≈)",
  },
};
