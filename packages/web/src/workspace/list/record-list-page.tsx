import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { exportUrl } from "../../api/records.js";
import type { RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState } from "../../ui/states.js";
import { LinkButton } from "../link-button.js";
import { RecordList, useListState } from "./record-list.js";

export function RecordListPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const { pack = "", type: id = "" } = useParams();
  const type = configuration.recordTypes[`${pack}:${id}`];
  if (type === undefined)
    return (
      <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search">
        <Link to="/">{t("nav.home")}</Link>
      </EmptyState>
    );
  return <ListOf key={type.ref} type={type} />;
}

function ListOf({ type }: { readonly type: RecordTypeView }) {
  const { t } = useTranslation();
  const { query } = useListState(type);
  const create = (
    <LinkButton type="primary" to={refLink("records", type.ref, "new")} icon={<Icon name="plus" />}>
      {t("action.createOf", { title: type.title })}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={type.title}
        subtitle={type.description}
        actions={
          <>
            {type.can.export === true && (
              <Button href={exportUrl(type.ref, query)} download icon={<Icon name="download" />}>
                {t("list.export")}
              </Button>
            )}
            {type.can.create && create}
          </>
        }
      />
      <section className="z-panel" aria-label={type.title}>
        <RecordList
          type={type}
          empty={
            <EmptyState title={t("list.empty", { title: type.title })} text={t("list.emptyText")}>
              {type.can.create && create}
            </EmptyState>
          }
        />
      </section>
    </>
  );
}
