import { useTranslation } from "react-i18next";
import type { PageData } from "../../api/page-data.js";
import { formatDate, formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";

/** Period, org unit, time of computation and revision: what figures are worth nothing without. */
export function PageMeta({ meta }: { readonly meta: NonNullable<PageData["meta"]> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (value: string | undefined) => (value === undefined || value === "" ? "" : formatDate(value, language));
  const period = `${day(meta.from)} – ${day(meta.to)}`;
  const parts = [
    period,
    meta.orgUnit?.name ?? "",
    meta.computedAt === undefined ? "" : t("page.computedAt", { when: formatMoment(meta.computedAt, language, new Date()) }),
    meta.revision === undefined ? "" : t("page.revision", { revision: meta.revision.slice(0, 10) }),
  ].filter((part) => part !== "" && part !== " – ");
  return <p className="z-quiet z-small z-meta">{parts.join(" · ")}</p>;
}
