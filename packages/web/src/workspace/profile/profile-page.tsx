import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useStanding } from "../../ui/configuration-context.js";
import { formatDate } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { PageHeader } from "../../ui/page-header.js";
import { Panel } from "../../ui/panel.js";
import { EmptyState } from "../../ui/states.js";
import { TextSizeSwitch } from "../../ui/text-size.js";
import { PasswordForm } from "./password-form.js";

export function ProfilePage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const { me } = useStanding();
  const span = (from?: string, to?: string) =>
    [
      from === undefined ? "" : t("grant.from", { day: formatDate(from, language) }),
      to === undefined ? t("grant.open") : t("grant.to", { day: formatDate(to, language) }),
    ]
      .filter(Boolean)
      .join(" ");
  return (
    <>
      <PageHeader title={t("profile.title")} subtitle={`${me.name} · ${me.username}`} />
      <div className="z-stack">
        {(me.roles.length > 0 || me.personId === undefined) && (
          <Panel title={t("profile.roles")} flush>
            {me.roles.length === 0 ? (
              <EmptyState title={t("profile.noRoles")} text={t("profile.noRolesText")} icon="lock" />
            ) : (
              <div className="z-scroll">
                <table className="z-plain-table">
                  <thead>
                    <tr>
                      <th scope="col">{t("grant.role")}</th>
                      <th scope="col">{t("grant.orgUnit")}</th>
                      <th scope="col">{t("grant.span")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {me.roles.map((role) => (
                      <tr key={`${role.role}@${role.orgUnit}`}>
                        <td>{role.title}</td>
                        <td>{role.orgUnitName}</td>
                        <td>{span(role.from, role.to)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </Panel>
        )}
        <Panel title={t("textSize.title")}>
          <TextSizeSwitch />
        </Panel>
        <Panel title={t("password.change")}>
          <PasswordForm onDone={() => void message.success(t("password.changed"))} />
        </Panel>
      </div>
    </>
  );
}
