import i18next, { type TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import en from "./locales/en.json";
import chinese from "./locales/zh-CN.json";

/** Texts of sharing come with its own bundle. */
const NAMESPACE = "sharing";
i18next.addResourceBundle("zh-CN", NAMESPACE, chinese);
i18next.addResourceBundle("en", NAMESPACE, en);

export function useSharingTexts(): { readonly t: TFunction<"sharing"> } {
  return useTranslation(NAMESPACE);
}
