import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { useTexts } from "../texts.js";

/** Who made a change, when and why. */
export function Signed({ by, at, why }: { readonly by: string; readonly at: string; readonly why?: string }) {
  const { t } = useTexts();
  const language = useLanguage();
  return (
    <p className="z-quiet z-small">
      {by} · {formatMoment(at, language, new Date())} · {why === undefined ? t("changes.noWhy") : `${t("changes.why")}${language === "en" ? ": " : "："}${why}`}
    </p>
  );
}
