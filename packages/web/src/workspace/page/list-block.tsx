import type { JsonObject, PageBlock } from "@zhili/contracts";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { exportUrl } from "../../api/records.js";
import type { RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState } from "../../ui/states.js";
import { LinkButton } from "../link-button.js";
import { RecordList, useListState } from "../list/record-list.js";

/** A list of one record type inside a page, bound to the block's conditions. */
export function ListBlock({ block, title }: { readonly block: PageBlock; readonly title: string | undefined }) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const type = block.recordType === undefined ? undefined : configuration.recordTypes[block.recordType];
  if (type === undefined) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  return <ListOf block={block} type={type} title={title} />;
}

function ListOf({ block, type, title }: { readonly block: PageBlock; readonly type: RecordTypeView; readonly title: string | undefined }) {
  const { t } = useTranslation();
  const filter = block.filter as JsonObject | undefined;
  const { query } = useListState(type, { filter, states: block.states });
  const create = type.can.create && block.create !== false && (
    <LinkButton type="primary" to={refLink("records", type.ref, "new")} icon={<Icon name="plus" />}>
      {t("action.createOf", { title: type.title })}
    </LinkButton>
  );
  return (
    <section className="z-panel" aria-label={title ?? type.title}>
      <header>
        <h2>{title ?? type.title}</h2>
        <div className="z-actions z-no-print">
          {type.can.export === true && (
            <Button href={exportUrl(type.ref, query)} download icon={<Icon name="download" />}>
              {t("list.export")}
            </Button>
          )}
          {create}
        </div>
      </header>
      <RecordList
        type={type}
        filter={filter}
        states={block.states}
        empty={<EmptyState title={t("list.empty", { title: title ?? type.title })} text={t("list.emptyText")} />}
      />
    </section>
  );
}
