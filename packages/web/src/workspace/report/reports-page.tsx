import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { packOf, refLink } from "../../ui/refs.js";

/** Reports that stand by themselves, by pack; notices and receipts belong to their records. */
export function ReportsPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const reports = configuration.reports.filter((report) => report.kind !== "notice" && report.kind !== "receipt");
  return (
    <>
      <PageHeader title={t("nav.reports")} subtitle={t("report.subtitle")} />
      <div className="z-stack">
        {configuration.packs
          .map((pack) => ({ pack, own: reports.filter((report) => packOf(report.ref) === pack.id) }))
          .filter(({ own }) => own.length > 0)
          .map(({ pack, own }) => (
            <Panel key={pack.id} title={pack.title}>
              <ul className="z-tiles">
                {own.map((report) => (
                  <li key={report.ref}>
                    <Link to={refLink("reports", report.ref)}>
                      <Icon name="chart" />
                      <span>{report.title}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          ))}
      </div>
    </>
  );
}
