import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { setRequestLanguage } from "./api/request.js";
import type { Language } from "./api/types.js";

const STORED = "zhili.language";

/** The language chosen before on this machine, else Chinese. */
export function chosenLanguage(): Language {
  try {
    return localStorage.getItem(STORED) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN";
  }
}

/** Starts the texts in the chosen language; a language is loaded when it is first asked for. */
export async function startTexts(): Promise<void> {
  const language = chosenLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadTexts(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  announce(language);
}

/** Changes the language of the whole page at once. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) i18next.addResourceBundle(language, "translation", await loadTexts(language));
  announce(language);
  await i18next.changeLanguage(language);
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
}

function announce(language: Language): void {
  setRequestLanguage(language);
  document.documentElement.lang = language;
}

async function loadTexts(language: Language): Promise<Record<string, unknown>> {
  const module = language === "en" ? await import("./locales/en.json") : await import("./locales/zh-CN.json");
  return module.default;
}
