import type { Json } from "@zhili/contracts";
import { Button } from "antd";
import type { DraftDefinition } from "../../api/drafts.js";
import { Note } from "../../ui/states.js";
import { sameValue } from "../schema/set-at.js";
import { useTexts } from "../texts.js";

interface StaleProps {
  /** The definition as the other person left the draft. */
  readonly stale: DraftDefinition;
  readonly mine: Json;
  /** The definition as it was when this person opened it. */
  readonly opened: Json;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** Somebody saved the draft first: both are shown, nothing is lost, one is chosen. */
export function StalePanel({ stale, mine, opened, onKeep, onTake }: StaleProps) {
  const { t } = useTexts();
  const untouched = sameValue(stale.definition, opened);
  return (
    <Note tone="warning" role="alert">
      <strong>{t("edit.stale")}</strong>
      <p>{t("edit.staleText")}</p>
      <p>{untouched ? t("edit.staleSame") : t("edit.staleTouched")}</p>
      {!untouched && (
        <dl className="z-change-values">
          <div>
            <dt>{t("edit.theirs")}</dt>
            <dd>
              <pre className="z-code">{JSON.stringify(stale.definition, null, 2)}</pre>
            </dd>
          </div>
          <div data-side="after">
            <dt>{t("edit.mine")}</dt>
            <dd>
              <pre className="z-code">{JSON.stringify(mine, null, 2)}</pre>
            </dd>
          </div>
        </dl>
      )}
      <div className="z-actions">
        <Button type="primary" onClick={onKeep}>
          {t("edit.keepMine")}
        </Button>
        {!untouched && <Button onClick={onTake}>{t("edit.takeTheirs")}</Button>}
      </div>
    </Note>
  );
}
