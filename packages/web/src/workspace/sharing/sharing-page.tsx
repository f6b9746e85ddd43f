import { useInfiniteQuery } from "@tanstack/react-query";
import { Radio } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { listGiven, listReceived } from "../../api/sharing.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { refLink } from "../../ui/refs.js";
import { ShareStanding } from "./share-standing.js";
import { type SharedColumn, SharedTable } from "./shared-table.js";
import { useSharingTexts } from "./texts.js";

/** What others share with us, and what we share. */
export function SharingPage() {
  const { t } = useSharingTexts();
  const configuration = useConfiguration();
  const may = Object.values(configuration.recordTypes).some((type) => type.can.share === true);
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")} />
      <div className="z-stack">
        <Received />
        {may && <Given />}
      </div>
    </>
  );
}

function Received() {
  const { t } = useSharingTexts();
  const language = useLanguage();
  const pages = useInfiniteQuery({
    queryKey: ["shares", "received"],
    queryFn: ({ pageParam }) => listReceived(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
  const columns: readonly SharedColumn[] = [
    { id: "record", title: t("received.record"), cell: ({ record }) => <Link to={refLink("records", record.type, record.id)}>{record.title}</Link> },
    { id: "owner", title: t("received.owner"), cell: ({ owner, record }) => `${owner} · ${record.typeTitle}` },
    { id: "purpose", title: t("given.purpose"), cell: ({ purposeTitle }) => purposeTitle },
    { id: "until", title: t("received.until"), cell: ({ until }) => formatDate(until, language) },
    { id: "by", title: t("received.by"), cell: ({ byName }) => byName },
  ];
  return (
    <Panel title={t("received.title")} flush>
      <SharedTable pages={pages} columns={columns} none={t("received.none")} noneText={t("received.noneText")} note={t("received.note")} />
    </Panel>
  );
}

function Given() {
  const { t } = useSharingTexts();
  const language = useLanguage();
  const [ended, setEnded] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: ["shares", "given", ended],
    queryFn: ({ pageParam }) => listGiven(ended, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
  const columns: readonly SharedColumn[] = [
    { id: "record", title: t("received.record"), cell: ({ record }) => <Link to={refLink("records", record.type, record.id, "sharing")}>{record.title}</Link> },
    { id: "owner", title: t("received.owner"), cell: ({ owner, record }) => `${owner} · ${record.typeTitle}` },
    { id: "unit", title: t("given.unit"), cell: ({ orgUnitName }) => orgUnitName },
    { id: "purpose", title: t("given.purpose"), cell: ({ purposeTitle }) => purposeTitle },
    { id: "until", title: t("received.until"), cell: ({ until }) => formatDate(until, language) },
    { id: "standing", title: t("given.standing"), cell: (share) => <ShareStanding share={share} /> },
  ];
  const which = (
    <Radio.Group
      aria-label={t("ours.which")}
      optionType="button"
      value={ended}
      onChange={(event) => setEnded(event.target.value === true)}
      options={[
        { value: false, label: t("ours.standing") },
        { value: true, label: t("ours.ended") },
      ]}
    />
  );
  return (
    <Panel title={t("ours.title")} flush extra={which}>
      <SharedTable pages={pages} columns={columns} none={ended ? t("ours.noneEnded") : t("ours.none")} noneText={t("ours.noneText")} />
    </Panel>
  );
}
