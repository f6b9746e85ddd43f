import { Select } from "antd";
import { Link } from "react-router";
import type { MovesView, StateChoices, StuckView } from "../../api/rehearsal.js";
import { refLink } from "../../ui/refs.js";
import { useTexts } from "../texts.js";

interface StateChoiceProps {
  readonly type: MovesView;
  readonly stuck: StuckView;
  readonly value: string | undefined;
  readonly busy: boolean;
  readonly onPick: (state: string) => void;
}

/** Cases whose state leads nowhere, with the states in which they could go on. */
export function StateChoice({ type, stuck, value, busy, onPick }: StateChoiceProps) {
  const { t } = useTexts();
  const { state, title, count, hindrance, places } = stuck;
  return (
    <li className="z-stuck" data-state={state}>
      <span>
        <Link to={`${refLink("records", type.stored)}?state=${encodeURIComponent(state)}`}>{t("rehearsal.stuckCount", { count })}</Link>
        {t("rehearsal.stuck", { title, why: t(`rehearsal.hindrance.${hindrance}`) })}
      </span>
      {places.length === 0 ? (
        <span>{t("rehearsal.noPlace")}</span>
      ) : (
        <Select
          aria-label={t("rehearsal.goTo", { title })}
          placeholder={t("rehearsal.choosePlace")}
          value={value ?? null}
          disabled={busy}
          options={places.map((place) => ({ value: place.id, label: place.title }))}
          onChange={(next) => {
            if (typeof next === "string") onPick(next);
          }}
        />
      )}
    </li>
  );
}

/** The state chosen for a workflow's cases. */
export function chosenState(choices: StateChoices, workflow: string, state: string): string | undefined {
  return choices[workflow]?.[state];
}

/** The choices with one more. */
export function withState(choices: StateChoices, workflow: string, from: string, to: string): StateChoices {
  return { ...choices, [workflow]: { ...choices[workflow], [from]: to } };
}
