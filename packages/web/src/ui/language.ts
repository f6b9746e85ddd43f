import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { Language } from "../api/types.js";

/** Language of the page; components that use it are drawn again when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "zh-CN";
}

/** Language of the page outside of components. */
export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}
