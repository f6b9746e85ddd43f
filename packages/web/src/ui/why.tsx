import { Popover } from "antd";
import { useTranslation } from "react-i18next";

/** 为什么: opens the reasons of a refusal, a score or a missing right. */
export function Why({ children, of }: { readonly children: React.ReactNode; readonly of: string }) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" title={of} content={<div style={{ maxWidth: "min(320px, calc(100vw - 56px))" }}>{children}</div>}>
      <button type="button" className="z-why" aria-label={t("why.of", { what: of })}>
        {t("why.short")}
      </button>
    </Popover>
  );
}
