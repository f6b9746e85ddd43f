import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { packOf, refLink } from "../../ui/refs.js";

/** Every kind of record that the person may see, by pack. */
export function RecordTypesPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const types = Object.values(configuration.recordTypes);
  return (
    <>
      <PageHeader title={t("nav.records")} subtitle={t("records.subtitle")} />
      <div className="z-stack">
        {configuration.packs
          .map((pack) => ({ pack, own: types.filter((type) => packOf(type.ref) === pack.id) }))
          .filter(({ own }) => own.length > 0)
          .map(({ pack, own }) => (
            <Panel key={pack.id} title={pack.title}>
              <ul className="z-tiles">
                {own.map((type) => (
                  <li key={type.ref}>
                    <Link to={refLink("records", type.ref)}>
                      <Icon name={type.icon} />
                      <span>{type.title}</span>
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
