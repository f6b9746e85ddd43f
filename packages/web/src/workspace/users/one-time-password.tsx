import { useTranslation } from "react-i18next";
import { Note } from "../../ui/states.js";

/** Shown once; the person changes it at the first sign-in. */
export function OneTimePassword({ name, password }: { readonly name: string; readonly password: string | undefined }) {
  const { t } = useTranslation();
  if (password === undefined) return <Note tone="good">{t("user.made", { name })}</Note>;
  return (
    <Note tone="good" role="status">
      <p>{t("user.oneTime", { name })}</p>
      <p>
        <code className="z-one-time">{password}</code>
      </p>
    </Note>
  );
}
