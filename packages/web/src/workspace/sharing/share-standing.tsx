import type { ShareView } from "../../api/sharing.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { StatusTag } from "../../ui/status-tag.js";
import { useSharingTexts } from "./texts.js";

/** Whether a share stands, is over, or was ended early. */
export function ShareStanding({ share }: { readonly share: ShareView }) {
  const { t } = useSharingTexts();
  const language = useLanguage();
  if (share.standing) return <StatusTag tone="active">{t("given.on")}</StatusTag>;
  if (share.takenBackAt === undefined) return <StatusTag>{t("given.over")}</StatusTag>;
  return <StatusTag>{t("given.ended", { when: formatMoment(share.takenBackAt, language, new Date()) })}</StatusTag>;
}
