import { useTranslation } from "react-i18next";
import { switchLanguage } from "../../i18n.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { queryClient } from "../query-client.js";

/** Changes the language at once; the texts of the server are asked for again. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      className="z-top-button"
      lang={other}
      aria-label={t("language.switch")}
      onClick={() => void switchLanguage(other).then(() => queryClient.invalidateQueries())}
    >
      <Icon name="language" />
      <span className="z-wide-only">{other === "en" ? "English" : "中文"}</span>
    </button>
  );
}
