import i18next, { type TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import en from "./locales/en.json";
import chinese from "./locales/zh-CN.json";

/** Texts of the builder come with its own bundle. */
const NAMESPACE = "builder";
i18next.addResourceBundle("zh-CN", NAMESPACE, chinese);
i18next.addResourceBundle("en", NAMESPACE, en);

export function useTexts(): { readonly t: TFunction<"builder"> } {
  return useTranslation(NAMESPACE);
}
