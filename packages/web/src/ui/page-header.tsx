import { useEffect } from "react";
import { useTranslation } from "react-i18next";

interface PageHeaderProps {
  /** What the thing is. */
  readonly title: string;
  readonly above?: React.ReactNode;
  readonly subtitle?: React.ReactNode;
  /** The main action and what lies beside it. */
  readonly actions?: React.ReactNode;
}

/** Title at the left, actions at the right, at the same place on every page. */
export function PageHeader({ title, above, subtitle, actions }: PageHeaderProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} - ${t("product.name")}`;
  }, [title, t]);
  return (
    <div className="z-page-header">
      <div className="z-page-title">
        {above}
        <h1>{title}</h1>
        {subtitle !== undefined && <div className="z-page-subtitle">{subtitle}</div>}
      </div>
      {actions !== undefined && <div className="z-actions z-no-print">{actions}</div>}
    </div>
  );
}
