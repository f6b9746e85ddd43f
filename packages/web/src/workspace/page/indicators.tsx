import type { PageBlock } from "@zhili/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Figure } from "../../api/page-data.js";
import { formatNumber, formatPercent } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { formatFigure } from "./format-figure.js";

/** Figures in a row: value, share of the whole, target. */
export function Indicators({ figures, items }: { readonly figures: readonly Figure[]; readonly items: NonNullable<PageBlock["items"]> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className="z-indicators">
      {figures.map((figure) => {
        const item = items.find((one) => one.id === figure.id);
        const opens = figure.opens ?? undefined;
        const target = figure.target ?? item?.target ?? undefined;
        const value = typeof figure.value === "number" ? figure.value : undefined;
        const share = value === undefined || typeof figure.of !== "number" || figure.of === 0 ? undefined : value / figure.of;
        return (
          <div key={figure.id}>
            <dt>{figure.title ?? item?.title}</dt>
            <dd>
              <strong className="z-number">{figure.text ?? formatFigure(figure.value, figure.format ?? item?.format, language, t)}</strong>
              {figure.withheld === true && <span className="z-quiet z-small">{t("page.hidden")}</span>}
              {share !== undefined && (
                <span className="z-quiet z-number">
                  {t("indicator.of", { of: formatNumber(figure.of ?? 0, language), share: formatPercent(share, language) })}
                </span>
              )}
              {target !== undefined && value !== undefined && (
                <>
                  <meter min={0} max={Math.max(target, value)} value={value} aria-label={t("indicator.target", { target: formatNumber(target, language) })} />
                  <span className="z-quiet z-small z-number">
                    {t("indicator.target", { target: formatNumber(target, language) })} ·{" "}
                    {value >= target ? t("indicator.reached") : t("indicator.short", { short: formatNumber(target - value, language) })}
                  </span>
                </>
              )}
              {opens !== undefined && (
                <Link className="z-small" to={opens}>
                  {t("indicator.open")}
                </Link>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
