import { Button } from "antd";
import type { ConflictView, Settlement } from "../../api/drafts.js";
import { Note } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { Signed } from "../words/signed.js";
import { ValueWords } from "../words/value-words.js";

interface ChosenBeforeProps {
  readonly conflict: ConflictView;
  readonly choice: NonNullable<ConflictView["choice"]>;
  readonly busy: boolean;
  readonly onTake: (choice: Pick<Settlement, "choice" | "value">) => void;
}

/** What settled the conflict; while it is open, what was chosen at the same place at an earlier upgrade, to be taken again. */
export function ChosenBefore({ conflict, choice, busy, onTake }: ChosenBeforeProps) {
  const { t } = useTexts();
  const open = conflict.settled === undefined;
  const edited = choice.choice === "edited";
  return (
    <Note tone={open ? "info" : "good"}>
      <p>{t(open ? `conflict.before.${choice.choice}` : `conflict.settled.${choice.choice}`)}</p>
      {edited && (choice.value === undefined ? <span className="z-quiet">{t("conflict.gone")}</span> : <ValueWords value={choice.value} />)}
      {choice.by !== undefined && choice.at !== undefined && (
        <Signed by={choice.by} at={choice.at} {...(choice.why === undefined ? {} : { why: choice.why })} />
      )}
      {open && (
        <Button
          size="small"
          loading={busy}
          onClick={() => onTake({ choice: choice.choice, ...(edited && choice.value !== undefined ? { value: choice.value } : {}) })}
        >
          {t("conflict.again")}
        </Button>
      )}
    </Note>
  );
}
