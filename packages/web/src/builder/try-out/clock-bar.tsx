import { Button } from "antd";
import { formatDate, formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { useTexts } from "../texts.js";

interface ClockBarProps {
  readonly clock: string;
  readonly nextAt: string | undefined;
  readonly started: boolean;
  readonly busy: boolean;
  readonly onWait: (duration: string) => void;
}

/** The simulated clock, and ways to let time go by. */
export function ClockBar({ clock, nextAt, started, busy, onWait }: ClockBarProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const time = formatMoment(clock, language, new Date(clock)).split(" ").at(-1);
  return (
    <section className="z-tried-clock" aria-label={t("try.clock")}>
      <p aria-live="polite">
        <span className="z-quiet">{t("try.clock")}</span> <strong className="z-number">{`${formatDate(clock, language)} ${time}`}</strong>
      </p>
      <div className="z-actions">
        <Button size="small" disabled={busy} onClick={() => onWait("P1WD")}>
          {t("try.workday")}
        </Button>
        <Button size="small" disabled={busy} onClick={() => onWait("P3D")}>
          {t("try.days")}
        </Button>
        <Button size="small" disabled={busy} onClick={() => onWait("P1M")}>
          {t("try.month")}
        </Button>
        <Button size="small" disabled={busy || nextAt === undefined} onClick={() => onWait("next")}>
          {t("try.next")}
        </Button>
      </div>
      {started && (
        <p className="z-quiet z-small">
          {nextAt === undefined ? t("try.nothingDue") : t("try.nextAt", { when: formatMoment(nextAt, language, new Date(clock)) })}
        </p>
      )}
    </section>
  );
}
