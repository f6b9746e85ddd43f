import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US.js";
import zhCN from "antd/locale/zh_CN.js";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { BrowserRouter } from "react-router";
import { antdTheme } from "../ui/antd-theme.js";
import { usePalette } from "../ui/colour-mode.js";
import { useLanguage } from "../ui/language.js";
import { TEXT_SCALE, useTextSize } from "../ui/text-size.js";
import { useMedia } from "../ui/use-media.js";
import "../ui/ui.css";
import { queryClient } from "./query-client.js";
import { SessionGate } from "./session-gate.js";
import "./workspace.css";

/** The workspace of the staff: providers around the gate that asks who is there. */
export function Workspace() {
  const { t } = useTranslation();
  const { palette, mode } = usePalette();
  const language = useLanguage();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const size = useTextSize();
  useEffect(() => {
    document.title = t("product.name");
  }, [t]);
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={antdTheme(palette, mode, still, TEXT_SCALE[size])} locale={language === "en" ? enUS : zhCN} button={{ autoInsertSpace: false }}>
        <AntdApp message={{ top: 64 }}>
          <BrowserRouter>
            <SessionGate />
          </BrowserRouter>
        </AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
