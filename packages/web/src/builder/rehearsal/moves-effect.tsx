import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { MovesView, StateChoices } from "../../api/rehearsal.js";
import { refLink } from "../../ui/refs.js";
import { useTexts } from "../texts.js";
import { Effect } from "./effect.js";
import { chosenState, StateChoice, withState } from "./state-choice.js";

interface MovesEffectProps {
  readonly title: string;
  readonly moves: readonly MovesView[];
  /** States chosen for cases so far. */
  readonly chosen: StateChoices;
  readonly busy: boolean;
  /** Tries again with these. */
  readonly onTry: (states: StateChoices) => void;
  /** What it means that a value can't be moved. */
  readonly failing: (count: number) => string;
}

/** How stored records move, and what stands in the way; cases without a state to go to get one here. */
export function MovesEffect({ title, moves, chosen, busy, onTry, failing }: MovesEffectProps) {
  const { t } = useTexts();
  const [picked, setPicked] = useState<StateChoices>({});
  const all = Object.entries(picked).reduce<StateChoices>(
    (sum, [workflow, states]) => Object.entries(states).reduce((known, [from, to]) => withState(known, workflow, from, to), sum),
    chosen,
  );
  const lines = moves.map((one) => ({
    key: one.recordType,
    text: t("rehearsal.movesOf", { title: one.title, checked: one.checked, moved: one.moved }),
    details: [
      ...(one.cases > 0 ? [<li key="cases">{t("rehearsal.movedCases", { count: one.cases })}</li>] : []),
      ...one.states.map(({ workflow, from, fromTitle, to, toTitle, count, places }) =>
        chosenState(chosen, workflow, from) === to ? (
          <StateChoice
            key={`chosen ${workflow} ${from}`}
            type={one}
            stuck={{ workflow, state: from, title: fromTitle, count, hindrance: "chosen", places }}
            value={chosenState(all, workflow, from)}
            busy={busy}
            onPick={(next) => setPicked(withState(picked, workflow, from, next))}
          />
        ) : (
          <li key={`state ${workflow} ${from}`}>{t("rehearsal.stateMove", { count, from: fromTitle, to: toTitle })}</li>
        ),
      ),
      ...one.stuck.map((stuck) => (
        <StateChoice
          key={`stuck ${stuck.workflow} ${stuck.state} ${stuck.hindrance}`}
          type={one}
          stuck={stuck}
          value={chosenState(all, stuck.workflow, stuck.state)}
          busy={busy}
          onPick={(next) => setPicked(withState(picked, stuck.workflow, stuck.state, next))}
        />
      )),
      ...(one.failing > 0 ? [<li key="failing">{failing(one.failing)}</li>] : []),
      ...one.examples.map((example) => (
        <li key={example.id}>
          <Link to={refLink("records", one.stored, example.id)}>{example.title}</Link>
          {example.issues.map(({ path, message }) => (
            <p key={`${path} ${message}`}>{message}</p>
          ))}
        </li>
      )),
    ],
  }));
  return (
    <>
      <Effect title={title} lines={lines} />
      {Object.keys(picked).length > 0 && (
        <div>
          <Button type="primary" loading={busy} onClick={() => onTry(all)}>
            {t("rehearsal.tryStates")}
          </Button>
        </div>
      )}
    </>
  );
}
