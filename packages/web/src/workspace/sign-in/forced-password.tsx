import { useTranslation } from "react-i18next";
import { PasswordForm } from "../profile/password-form.js";
import { queryClient } from "../query-client.js";
import { SignInFrame } from "./sign-in-page.js";

/** A password given by somebody else is changed before anything else. */
export function ForcedPassword() {
  const { t } = useTranslation();
  return (
    <SignInFrame title={t("password.firstTitle")}>
      <p>{t("password.firstText")}</p>
      <PasswordForm onDone={() => void queryClient.invalidateQueries({ queryKey: ["session"] })} />
    </SignInFrame>
  );
}
