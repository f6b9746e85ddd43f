import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { listUsers } from "../../api/users.js";
import { useStanding } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { PageHeader } from "../../ui/page-header.js";
import { EmptyState, ErrorState } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { NewUserDialog } from "./new-user-dialog.js";

/** People who may sign in; for the security administrator. */
export function UsersPage() {
  const { t } = useTranslation();
  const { me } = useStanding();
  const [typed, setTyped] = useState("");
  const [making, setMaking] = useState(false);
  const q = useDebounced(typed.trim());
  const pages = useInfiniteQuery({
    queryKey: ["users", "page", q],
    queryFn: ({ pageParam }) => listUsers({ q, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    enabled: me.may.grant,
  });
  if (!me.may.grant) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  const users = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={t("nav.users")}
        subtitle={t("user.subtitle")}
        actions={
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
            {t("user.add")}
          </Button>
        }
      />
      <section className="z-panel" aria-label={t("nav.users")}>
        <div className="z-toolbar">
          <Input
            aria-label={t("user.search")}
            placeholder={t("user.search")}
            prefix={<Icon name="search" />}
            allowClear
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            style={{ maxWidth: 300 }}
          />
        </div>
        {pages.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {pages.isError && <ErrorState error={pages.error} retry={() => void pages.refetch()} />}
        {pages.data !== undefined && users.length === 0 && <EmptyState title={t("user.none")} text={t("user.noneText")} icon="people" />}
        {users.length > 0 && (
          <div className="z-scroll">
            <table className="z-plain-table z-rows">
              <thead>
                <tr>
                  <th scope="col">{t("user.name")}</th>
                  <th scope="col">{t("user.username")}</th>
                  <th scope="col">{t("user.roles")}</th>
                  <th scope="col">{t("user.standing")}</th>
                </tr>
              </thead>
              <tbody>
                {users.map((user) => (
                  <tr key={user.id}>
                    <td>
                      <Link to={`/users/${encodeURIComponent(user.id)}`}>{user.name}</Link>
                    </td>
                    <td data-title={t("user.username")}>{user.username}</td>
                    <td data-title={t("user.roles")}>{(user.roles ?? []).map((role) => `${role.title}（${role.orgUnitName}）`).join("、") || "—"}</td>
                    <td data-title={t("user.standing")}>
                      <StatusTag tone={user.disabled === true ? "bad" : "good"}>{user.disabled === true ? t("user.disabled") : t("user.active")}</StatusTag>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {pages.hasNextPage && (
          <div className="z-pager">
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t("list.more")}
            </Button>
          </div>
        )}
      </section>
      {making && <NewUserDialog onClose={() => setMaking(false)} />}
    </>
  );
}
