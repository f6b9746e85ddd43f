import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "../../api/session.js";
import { ProblemNote } from "../../ui/states.js";
import { queryClient } from "../query-client.js";
import { LanguageSwitch } from "../shell/language-switch.js";
import "./sign-in.css";

export function SignInPage() {
  const { t } = useTranslation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => signIn(username.trim(), password),
    onSuccess: (session) => queryClient.setQueryData(["session"], session),
    onError: () => setPassword(""),
  });
  return (
    <SignInFrame title={t("session.title")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (username.trim() !== "" && password !== "") enter.mutate();
        }}
      >
        {enter.isError && <ProblemNote error={enter.error} title={t("session.refused")} />}
        <label htmlFor="username">{t("session.username")}</label>
        <Input
          id="username"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
        <label htmlFor="password">{t("session.password")}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          {t("session.signIn")}
        </Button>
      </form>
      <p className="z-quiet z-small">{t("session.help")}</p>
      <p>
        <a href="/notices">{t("session.toNotices")}</a>
      </p>
    </SignInFrame>
  );
}

/** The sheet that sign-in and the first change of password lie on. */
export function SignInFrame({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="z-sign-in">
      <header>
        <span className="z-brand">
          <img src="/seal.svg" alt="" width={28} height={28} />
          <span>{t("product.name")}</span>
        </span>
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
