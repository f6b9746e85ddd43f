import { Link } from "react-router";
import type { MovesView } from "../../api/rehearsal.js";
import { refLink } from "../../ui/refs.js";
import { useTexts } from "../texts.js";
import { Effect } from "./effect.js";

/** How an upgrade moves stored records, and what stands in its way. */
export function MovesEffect({ moves, seconds }: { readonly moves: readonly MovesView[]; readonly seconds: number }) {
  const { t } = useTexts();
  return (
    <Effect
      title={t("rehearsal.moves", { seconds })}
      lines={moves.map((one) => ({
        key: one.recordType,
        text: t("rehearsal.movesOf", { title: one.title, checked: one.checked, moved: one.moved }),
        details: [
          ...(one.cases > 0 ? [<li key="cases">{t("rehearsal.movedCases", { count: one.cases })}</li>] : []),
          ...one.stuck.map(({ state, title, count }) => <li key={`stuck ${state}`}>{t("rehearsal.stuck", { title, count })}</li>),
          ...(one.failing > 0 ? [<li key="failing">{t("rehearsal.failing", { count: one.failing })}</li>] : []),
          ...one.examples.map((example) => (
            <li key={example.id}>
              <Link to={refLink("records", one.recordType, example.id)}>{example.title}</Link>
              {example.issues.map(({ path, message }) => (
                <p key={`${path} ${message}`}>{message}</p>
              ))}
            </li>
          )),
        ],
      }))}
    />
  );
}
