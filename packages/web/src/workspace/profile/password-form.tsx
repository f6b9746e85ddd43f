import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "../../api/session.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { passwordWeakness } from "./password-weakness.js";

export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const [refusal, setRefusal] = useState<string>();
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      setAgain("");
      onDone();
    },
  });
  const submit = () => {
    const weakness = passwordWeakness(next, current);
    if (weakness !== undefined) setRefusal(t(weakness));
    else if (next !== again) setRefusal(t("password.different"));
    else {
      setRefusal(undefined);
      change.mutate();
    }
  };
  return (
    <form
      className="z-stacked-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {refusal !== undefined && (
        <Note tone="bad" role="alert">
          {refusal}
        </Note>
      )}
      {refusal === undefined && change.isError && <ProblemNote error={change.error} />}
      <label htmlFor="current-password">{t("password.current")}</label>
      <Input.Password id="current-password" autoComplete="current-password" value={current} onChange={(event) => setCurrent(event.target.value)} />
      <label htmlFor="new-password">{t("password.next")}</label>
      <span id="new-password-help" className="z-quiet z-small">
        {t("password.rule")}
      </span>
      <Input.Password
        id="new-password"
        aria-describedby="new-password-help"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <label htmlFor="new-password-again">{t("password.again")}</label>
      <Input.Password id="new-password-again" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} />
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t("password.change")}
      </Button>
    </form>
  );
}
