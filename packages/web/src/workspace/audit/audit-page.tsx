import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Button, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listAudit, verifyAudit } from "../../api/audit.js";
import type { AuditView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { DayInput } from "../../ui/day-input.js";
import { formatMoment } from "../../ui/format-date.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { PageHeader } from "../../ui/page-header.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState, ProblemNote } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useDebounced } from "../../ui/use-debounced.js";

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
        {events.length > 0 && <AuditTable events={events} />}
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

function AuditTable({ events }: { readonly events: readonly AuditView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { configuration } = useStanding();
  return (
    <div className="z-scroll">
      <table className="z-plain-table">
        <thead>
          <tr>
            <th scope="col">{t("audit.seq")}</th>
            <th scope="col">{t("audit.at")}</th>
            <th scope="col">{t("audit.who")}</th>
            <th scope="col">{t("audit.action")}</th>
            <th scope="col">{t("audit.what")}</th>
            <th scope="col">{t("audit.outcome")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => {
            const type = event.subject === undefined ? undefined : configuration.recordTypes[event.subject.type];
            return (
              <tr key={event.id}>
                <td className="z-number">{event.seq}</td>
                <td className="z-number">{formatMoment(event.at, language, new Date())}</td>
                <td>{event.actorName}</td>
                <td>{event.text ?? event.action}</td>
                <td>
                  {event.subject !== undefined &&
                    (type === undefined ? (
                      `${event.subject.type} ${event.subject.id}`
                    ) : (
                      <Link to={refLink("records", event.subject.type, event.subject.id)}>{`${type.title} ${event.subject.id.slice(0, 8)}`}</Link>
                    ))}
                </td>
                <td>
                  <StatusTag tone={event.outcome === "denied" ? "bad" : "neutral"}>{t(`audit.${event.outcome}`)}</StatusTag>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
