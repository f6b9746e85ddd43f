import { useMutation } from "@tanstack/react-query";
import { Dropdown, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { signOut } from "../../api/session.js";
import { useStanding } from "../../ui/configuration-context.js";
import { Icon } from "../../ui/icon.js";
import { queryClient } from "../query-client.js";
import { LanguageSwitch } from "./language-switch.js";
import { ModeSwitch } from "./mode-switch.js";

/** Name of the product, search, language, light or dark, and the person. */
export function TopBar({ onMenu }: { readonly onMenu: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { me } = useStanding();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: () => {
      queryClient.clear();
      queryClient.setQueryData(["session"], null);
    },
  });
  return (
    <header className="z-top">
      {onMenu !== undefined && (
        <button type="button" className="z-top-button" aria-label={t("nav.open")} onClick={onMenu}>
          <Icon name="menu" />
        </button>
      )}
      <Link to="/" className="z-brand">
        <img src="/seal.svg" alt="" width={26} height={26} />
        <span>{t("product.name")}</span>
      </Link>
      <search className="z-top-search">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (search.trim() !== "") void navigate(`/search?q=${encodeURIComponent(search.trim())}`);
          }}
        >
          <Input
            aria-label={t("search.label")}
            placeholder={t("search.placeholder")}
            prefix={<Icon name="search" />}
            allowClear
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </form>
      </search>
      <div className="z-top-end">
        <LanguageSwitch />
        <ModeSwitch />
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "who", type: "group", label: [me.name, me.roles[0]?.title, me.roles[0]?.orgUnitName].filter(Boolean).join(" · ") },
              { key: "profile", label: t("profile.title"), onClick: () => void navigate("/profile") },
              { key: "size", label: t("textSize.title"), onClick: () => void navigate("/profile") },
              { key: "leave", label: t("session.signOut"), onClick: () => leave.mutate() },
            ],
          }}
        >
          <button type="button" className="z-top-button z-person" aria-label={t("nav.person", { name: me.name })}>
            <Icon name="person" />
            <span>{me.name}</span>
          </button>
        </Dropdown>
      </div>
    </header>
  );
}
