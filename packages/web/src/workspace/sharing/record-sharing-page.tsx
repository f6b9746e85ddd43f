import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { readRecord } from "../../api/records.js";
import { type RecordShares, readShares } from "../../api/sharing.js";
import type { RecordTypeView, RecordView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { PreviewPanel } from "./preview-panel.js";
import { ReadsPanel } from "./reads-panel.js";
import { ShareForm } from "./share-form.js";
import { SharesPanel } from "./shares-panel.js";
import { useSharingTexts } from "./texts.js";
import "./sharing.css";

/** One record shared with people elsewhere: with whom, what they see, and who looked. */
export function RecordSharingPage() {
  const { t } = useTranslation();
  const configuration = useConfiguration();
  const { pack = "", type: typeId = "", id = "" } = useParams();
  const type = configuration.recordTypes[`${pack}:${typeId}`];
  const ref = type?.ref ?? "";
  const record = useQuery({ queryKey: ["record", ref, id, ""], queryFn: () => readRecord(ref, id), enabled: type !== undefined });
  const shares = useQuery({ queryKey: ["shares", ref, id], queryFn: () => readShares(ref, id), enabled: type !== undefined });
  if (type === undefined) return <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search" />;
  if (shares.isError) return <ErrorState error={shares.error} retry={() => void shares.refetch()} />;
  if (record.isError) return <ErrorState error={record.error} retry={() => void record.refetch()} />;
  if (record.isPending || shares.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  return <Shown type={type} record={record.data} shares={shares.data} />;
}

interface ShownProps {
  readonly type: RecordTypeView;
  readonly record: RecordView;
  readonly shares: RecordShares;
}

function Shown({ type, record, shares: { items, reads, offer } }: ShownProps) {
  const { t } = useSharingTexts();
  const purposes = new Map([
    ...items.map((share) => [share.purpose, share.purposeTitle] as const),
    ...(offer?.purposes ?? []).map(({ id, title }) => [id, title] as const),
  ]);
  return (
    <>
      <PageHeader title={t("shareOf", { title: record.title })} above={<Link to={refLink("records", type.ref, record.id)}>{t("back")}</Link>} />
      <div className="z-stack">
        {offer === undefined ? (
          <EmptyState title={t("notOffered")} text={t("notOfferedText")} icon="lock" />
        ) : (
          <div className="z-sharing">
            <ShareForm type={type} record={record} offer={offer} />
            <PreviewPanel type={type} offer={offer} />
          </div>
        )}
        <SharesPanel type={type.ref} record={record.id} shares={items} />
        <ReadsPanel reads={reads} purposes={purposes} />
      </div>
    </>
  );
}
