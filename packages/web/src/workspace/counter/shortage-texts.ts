import type { TFunction } from "i18next";
import { countOf, type Reckoning } from "./basket.js";
import type { Tried } from "./use-tried.js";

/**
 * What stands against the slip, in words: what the screen can reckon itself, else what the server says. While the server is asked nothing
 * is said about the cost, because only the server knows what is charged.
 */
export function shortageTexts(sum: Reckoning, { answer, asking }: Tried, amount: (value: number) => string, t: TFunction): readonly string[] {
  const own = [
    ...(sum.short > 0 && !asking ? [t("counter.short", { amount: amount(sum.short) })] : []),
    ...sum.outOfStock.map(({ goods, there }) => t("counter.outOfStock", { title: goods.title, there: countOf(goods, there) })),
  ];
  if (own.length > 0) return own;
  const told = (answer?.shortages ?? []).map(
    (shortage) => shortage.text ?? t("counter.shortOf", { title: shortage.title ?? "", amount: `${shortage.missing ?? ""} ${shortage.unit ?? ""}`.trim() }),
  );
  return [...new Set(told.length > 0 ? told : (answer?.refusals ?? []).map(({ text }) => text))];
}
