import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useStanding } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { refLink } from "../../ui/refs.js";
import { homePage, isResident, navigationOf } from "./navigation.js";

/** The way through the workspace, drawn from the pages of the packs. */
export function SideNav({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation();
  const { configuration, me } = useStanding();
  const link = (to: string, title: string, icon: string | undefined, end = false) => (
    <li key={to}>
      <NavLink to={to} end={end} onClick={onGo}>
        <Icon name={icon} />
        <span>{title}</span>
      </NavLink>
    </li>
  );
  const own = [
    ...(me.may.configure ? [link("/configuration", t("nav.configuration"), "gear")] : []),
    ...(me.may.grant ? [link("/users", t("nav.users"), "people")] : []),
    ...(me.may.audit ? [link("/audit", t("nav.audit"), "shield")] : []),
  ];
  return (
    <nav className="z-nav" aria-label={t("nav.label")}>
      <ul>{link("/", homePage(configuration)?.title ?? t("nav.home"), "inbox", true)}</ul>
      {navigationOf(configuration, isResident(me)).map((group) => (
        <div key={group.title} className="z-nav-group">
          <h2>{group.title}</h2>
          <ul>{group.pages.map((page) => link(refLink("pages", page.ref), page.title, page.icon))}</ul>
        </div>
      ))}
      <div className="z-nav-group">
        <h2>{t("nav.all")}</h2>
        <ul>
          {Object.keys(configuration.recordTypes).length > 0 && link("/records", t("nav.records"), "list")}
          {configuration.reports.length > 0 && link("/reports", t("nav.reports"), "chart")}
          {me.roles.length > 0 &&
            Object.values(configuration.recordTypes).some((type) => type.sharing !== undefined) &&
            link("/sharing", t("nav.sharing"), "link")}
          {own}
        </ul>
      </div>
    </nav>
  );
}
