import type { JsonObject, PageBlock } from "@zhili/contracts";
import { useTranslation } from "react-i18next";
import type { RecordTypeView } from "../../api/types.js";
import { useConfiguration, useStanding } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/panel.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState } from "../../ui/states.js";
import { LinkButton } from "../link-button.js";
import { RecordList } from "../list/record-list.js";

interface ListBlockProps {
  readonly block: PageBlock;
  readonly title: string | undefined;
  /** The only block of its page. */
  readonly alone: boolean;
}

/** A list of one record type inside a page, bound to the block's conditions. */
export function ListBlock({ block, title, alone }: ListBlockProps) {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const type = block.recordType === undefined ? undefined : configuration.recordTypes[block.recordType];
  if (type === undefined)
    return alone || title === undefined ? (
      <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />
    ) : (
      <Panel title={title}>
        <p className="z-quiet">{t("page.hidden")}</p>
      </Panel>
    );
  return <ListOf block={block} type={type} title={title} alone={alone} />;
}

function ListOf({ block, type, title, alone }: ListBlockProps & { readonly type: RecordTypeView }) {
  const { t } = useTranslation();
  const { me } = useStanding();
  const filter = block.filter as JsonObject | undefined;
  const begins = block.states === undefined || block.states.length === 0 || block.states.includes(type.workflow?.initial ?? "");
  const create = type.can.create && (block.create ?? begins) && (
    <LinkButton type="primary" to={refLink("records", type.ref, "new")} icon={<Icon name="plus" />}>
      {t("action.createOf", { title: type.title })}
    </LinkButton>
  );
  return (
    <section className="z-panel" aria-label={title ?? type.title}>
      <header>
        <h2>{title ?? type.title}</h2>
        <div className="z-actions z-no-print">{create}</div>
      </header>
      <RecordList
        type={type}
        filter={filter}
        states={block.states}
        orgUnits={block.own === true && me.orgUnits.length > 0 ? me.orgUnits.map((unit) => unit.id) : undefined}
        own={alone ? undefined : `${block.id}.`}
        inBlock
        empty={
          <p className="z-nothing z-quiet">
            {block.states === undefined ? t("list.emptyHere", { title: type.title }) : t("list.emptyStep", { title: title ?? type.title })}
          </p>
        }
      />
    </section>
  );
}
