import type { TFunction } from "i18next";
import type { Prepared } from "../../api/types.js";
import type { Reckoning } from "./basket.js";

/** What is missing, in words: the server's reasons when it has them, else what the screen can reckon itself. */
export function shortageTexts(
  sum: Reckoning,
  prepared: Pick<Prepared, "shortages"> | undefined,
  amount: (value: number) => string,
  t: TFunction,
): readonly string[] {
  const own = [
    ...(sum.short > 0 ? [t("counter.short", { amount: amount(sum.short) })] : []),
    ...sum.outOfStock.map(({ goods, there }) => t("counter.outOfStock", { title: goods.title, there })),
  ];
  const told = (prepared?.shortages ?? []).map(
    (shortage) => shortage.text ?? t("counter.shortOf", { title: shortage.title ?? "", amount: `${shortage.missing ?? ""} ${shortage.unit ?? ""}`.trim() }),
  );
  return own.length > 0 ? own : [...new Set(told)];
}
