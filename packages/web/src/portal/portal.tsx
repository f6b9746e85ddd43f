import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter, Link, Route, Routes } from "react-router";
import { switchLanguage } from "../i18n.js";
import { applyTokens } from "../ui/apply-tokens.js";
import { useLanguage } from "../ui/language.js";
import { TextSizeSwitch, useTextSize } from "../ui/text-size.js";
import { light } from "../ui/tokens.js";
import { NoticePage } from "./notice-page.js";
import { NoticesPage } from "./notices-page.js";
import "../ui/ui.css";
import "./portal.css";

/** The public pages: on paper, phone first, without an account. */
export function Portal() {
  const { t } = useTranslation();
  const language = useLanguage();
  useTextSize();
  useEffect(() => applyTokens(light, "light"), []);
  const other = language === "en" ? "zh-CN" : "en";
  return (
    <BrowserRouter>
      <div className="p-page">
        <a className="z-skip" href="#main">
          {t("nav.skip")}
        </a>
        <header className="p-top">
          <Link to="/notices" className="p-brand">
            <img src="/seal.svg" alt="" width={28} height={28} />
            <span>{t("portal.name")}</span>
          </Link>
          <div className="p-tools">
            <TextSizeSwitch />
            <button type="button" lang={other} onClick={() => void switchLanguage(other)}>
              {other === "en" ? "English" : "中文"}
            </button>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          <Routes>
            <Route path="/notices" element={<NoticesPage />} />
            <Route path="/notices/:id" element={<NoticePage />} />
          </Routes>
        </main>
        <footer className="p-foot">
          <p>{t("portal.foot")}</p>
          <a href="/">{t("portal.staff")}</a>
        </footer>
      </div>
    </BrowserRouter>
  );
}
