import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listAudit, verifyAudit } from "../../api/audit.js";
import { useStanding } from "../../ui/configuration-context.js";
import { DayInput } from "../../ui/day-input.js";
import { Icon } from "../../ui/icon.js";
import { PageHeader } from "../../ui/page-header.js";
import { EmptyState, ErrorState, ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { AuditTable } from "./audit-table.js";

/** Who did what and who was denied; for the audit administrator. */
export function AuditPage() {
  const { t } = useTranslation();
  const { me } = useStanding();
  const [actor, setActor] = useState("");
  const [subject, setSubject] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const query = useDebounced(JSON.stringify({ actor: actor.trim(), subject: subject.trim(), from, to }));
  const pages = useInfiniteQuery({
    queryKey: ["audit", query],
    queryFn: ({ pageParam }) => listAudit({ ...(JSON.parse(query) as object), cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    enabled: me.may.audit,
  });
  const verify = useMutation({ mutationFn: verifyAudit });
  if (!me.may.audit) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  const events = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t("nav.audit")}
        subtitle={t("audit.subtitle")}
        actions={
          <>
            <span role="status">
              {verify.data !== undefined && (
                <StatusTag tone={verify.data.ok ? "good" : "bad"}>
                  {verify.data.ok ? t("audit.verified", { count: verify.data.checked }) : t("audit.altered")}
                </StatusTag>
              )}
            </span>
            <Button icon={<Icon name="shield" />} loading={verify.isPending} onClick={() => verify.mutate()}>
              {t("audit.verify")}
            </Button>
          </>
        }
      />
      {verify.isError && <ProblemNote error={verify.error} />}
      <section className="z-panel" aria-label={t("nav.audit")}>
        <div className="z-toolbar">
          <Input
            aria-label={t("audit.actor")}
            placeholder={t("audit.actor")}
            allowClear
            value={actor}
            onChange={(event) => setActor(event.target.value)}
            style={{ width: 180 }}
          />
          <Input
            aria-label={t("audit.subject")}
            placeholder={t("audit.subject")}
            allowClear
            value={subject}
            onChange={(event) => setSubject(event.target.value)}
            style={{ width: 220 }}
          />
          <DayInput label={t("report.from")} value={from} onChange={setFrom} width={160} />
          <DayInput label={t("report.to")} value={to} onChange={setTo} width={160} />
        </div>
        {pages.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
        {pages.isError && <ErrorState error={pages.error} retry={() => void pages.refetch()} />}
        {pages.data !== undefined && events.length === 0 && <EmptyState title={t("audit.none")} text={t("audit.noneText")} icon="shield" />}
        {events.length > 0 && <AuditTable events={events} onSubject={setSubject} />}
        {pages.hasNextPage && (
          <div className="z-pager">
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t("list.more")}
            </Button>
          </div>
        )}
      </section>
    </>
  );
}
