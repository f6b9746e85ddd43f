import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStanding } from "../../ui/configuration-context.js";
import { Note } from "../../ui/states.js";

const SEEN = "zhili.samples-seen";

/** Says that nobody here is real, until the person has taken note of it on this machine. */
export function SamplesNote() {
  const { t } = useTranslation();
  const { me } = useStanding();
  const [seen, setSeen] = useState(() => localStorage.getItem(SEEN) === me.id);
  if (me.samples !== true || seen) return null;
  const takeNote = () => {
    localStorage.setItem(SEEN, me.id);
    setSeen(true);
  };
  return (
    <div className="z-samples">
      <Note role="status">
        <strong>{t("samples.title")}</strong>
        <div>{t("samples.text")}</div>
        <Button size="small" onClick={takeNote}>
          {t("samples.seen")}
        </Button>
      </Note>
    </div>
  );
}
