import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { GrantView, UserView } from "../../api/types.js";
import { listGrants, readUser, removeGrant, resetPassword, updateUser } from "../../api/users.js";
import { useStanding } from "../../ui/configuration-context.js";
import { formatDate } from "../../ui/format-date.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState, ErrorState, useProblemText } from "../../ui/states.js";
import { StatusTag } from "../../ui/status-tag.js";
import { queryClient } from "../query-client.js";
import { GrantDialog } from "./grant-dialog.js";
import { OneTimePassword } from "./one-time-password.js";

/** One person: what they may do and where, and their access. */
export function UserPage() {
  const { id = "" } = useParams();
  const user = useQuery({ queryKey: ["users", id], queryFn: () => readUser(id) });
  if (user.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (user.isError) return <ErrorState error={user.error} retry={() => void user.refetch()} />;
  return <Person user={user.data} />;
}

function Person({ user }: { readonly user: UserView }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const words = useProblemText();
  const { me } = useStanding();
  const [granting, setGranting] = useState(false);
  const refused = (error: unknown) => void message.error(words(error).text);
  const again = () => void queryClient.invalidateQueries({ queryKey: ["users"] });
  const reset = useMutation({ mutationFn: () => resetPassword(user.id), onError: refused });
  const able = useMutation({ mutationFn: (disabled: boolean) => updateUser(user.id, { disabled }), onError: refused, onSettled: again });
  return (
    <>
      <PageHeader
        title={user.name}
        above={<Link to="/users">{t("nav.users")}</Link>}
        subtitle={
          <span className="z-actions">
            {user.username}
            <StatusTag tone={user.disabled === true ? "bad" : "good"}>{user.disabled === true ? t("user.disabled") : t("user.active")}</StatusTag>
          </span>
        }
        actions={
          user.id !== me.id && (
            <>
              <Button
                onClick={() =>
                  void modal.confirm({
                    title: user.disabled === true ? t("user.enable") : t("user.disable"),
                    content: user.disabled === true ? t("user.enableText", { name: user.name }) : t("user.disableText", { name: user.name }),
                    okText: t("action.sure"),
                    cancelText: t("action.cancel"),
                    onOk: () => able.mutateAsync(user.disabled !== true),
                  })
                }
              >
                {user.disabled === true ? t("user.enable") : t("user.disable")}
              </Button>
              <Button
                onClick={() =>
                  void modal.confirm({
                    title: t("user.reset"),
                    content: t("user.resetText", { name: user.name }),
                    okText: t("action.sure"),
                    cancelText: t("action.cancel"),
                    onOk: () => reset.mutateAsync(),
                  })
                }
              >
                {t("user.reset")}
              </Button>
            </>
          )
        }
      />
      <div className="z-stack">
        {reset.data !== undefined && <OneTimePassword name={user.name} password={reset.data.password} />}
        <Panel
          title={t("grant.title")}
          flush
          extra={
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setGranting(true)}>
              {t("grant.add")}
            </Button>
          }
        >
          <Grants user={user} />
        </Panel>
      </div>
      {granting && <GrantDialog user={user} onClose={() => setGranting(false)} />}
    </>
  );
}

function Grants({ user }: { readonly user: UserView }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const words = useProblemText();
  const language = useLanguage();
  const { configuration } = useStanding();
  const grants = useQuery({ queryKey: ["users", user.id, "grants"], queryFn: () => listGrants(user.id) });
  const remove = useMutation({
    mutationFn: (grant: GrantView) => removeGrant(user.id, grant.id),
    onError: (error) => void message.error(words(error).text),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ["users"] }),
  });
  if (grants.isPending) return <Skeleton active />;
  if (grants.isError) return <ErrorState error={grants.error} retry={() => void grants.refetch()} />;
  if (grants.data.items.length === 0) return <EmptyState title={t("grant.none")} text={t("grant.noneText")} icon="lock" />;
  const title = (grant: GrantView) => grant.roleTitle ?? configuration.roles[grant.role] ?? grant.role;
  return (
    <div className="z-scroll">
      <table className="z-plain-table z-rows">
        <thead>
          <tr>
            <th scope="col">{t("grant.role")}</th>
            <th scope="col">{t("grant.orgUnit")}</th>
            <th scope="col">{t("grant.span")}</th>
            <th scope="col">
              <span className="z-hidden">{t("action.remove")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grants.data.items.map((grant) => (
            <tr key={grant.id}>
              <td>{title(grant)}</td>
              <td data-title={t("grant.orgUnit")}>{grant.orgUnitName ?? t("grant.everywhere")}</td>
              <td data-title={t("grant.span")}>
                {[
                  grant.from === undefined ? "" : t("grant.from", { day: formatDate(grant.from, language) }),
                  grant.to === undefined ? t("grant.open") : t("grant.to", { day: formatDate(grant.to, language) }),
                ]
                  .filter(Boolean)
                  .join(" ")}
              </td>
              <td className="z-right">
                <Button
                  size="small"
                  aria-label={t("grant.removeOf", { role: title(grant) })}
                  onClick={() =>
                    void modal.confirm({
                      title: t("grant.remove"),
                      content: t("grant.removeText", { name: user.name, role: title(grant) }),
                      okText: t("action.sure"),
                      cancelText: t("action.cancel"),
                      onOk: () => remove.mutateAsync(grant),
                    })
                  }
                >
                  {t("grant.remove")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
