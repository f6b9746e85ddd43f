import { Link } from "react-router";
import type { DraftView } from "../../api/drafts.js";
import type { RehearsalView } from "../../api/rehearsal.js";
import { formatNumber } from "../../ui/format-number.js";
import { useLanguage } from "../../ui/language.js";
import { refLink } from "../../ui/refs.js";
import { Note } from "../../ui/states.js";
import { ProblemsPanel } from "../draft/problems-panel.js";
import { useTexts } from "../texts.js";
import { DraftMoves } from "./draft-moves.js";
import { Effect } from "./effect.js";
import { useRightWords } from "./right-words.js";

/** What was found, in words, part by part; parts without an effect are left out. */
export function RehearsalResult({ draft, found }: { readonly draft: DraftView; readonly found: RehearsalView }) {
  const { t } = useTexts();
  const language = useLanguage();
  const rightWords = useRightWords(draft.parts);
  if (found.issues.length > 0) return <ProblemsPanel issues={found.issues} parts={draft.parts} draft={draft.id} />;
  const scores = found.scores.filter(({ changed }) => changed.length > 0);
  const { records, running, rights, reports, red } = found;
  const moves = found.moves.types.filter(({ moved, failing, stuck }) => moved + failing + stuck.length > 0);
  if ([moves, records, running, scores, rights, reports, red].every((part) => part.length === 0))
    return (
      <Note tone="good" role="status">
        {t("rehearsal.nothing")}
      </Note>
    );
  const graded = ({ score, grade }: { score: number; grade: string }) => `${formatNumber(score, language)}${grade === "" ? "" : ` ${grade}`}`;
  return (
    <>
      <p className="z-quiet">{t("rehearsal.text")}</p>
      {moves.length > 0 && <DraftMoves draft={draft} moves={moves} seconds={found.moves.seconds} />}
      <Effect
        title={t("rehearsal.records")}
        lines={records.map((one) => ({
          key: one.recordType,
          text: t("rehearsal.recordsOf", { title: one.title, checked: one.checked, invalid: one.invalid }),
          details: one.examples.map((example) => (
            <li key={example.id}>
              <Link to={refLink("records", one.stored, example.id)}>{example.title}</Link>
              {example.issues.map(({ path, message }) => (
                <p key={`${path} ${message}`}>{message}</p>
              ))}
            </li>
          )),
        }))}
      />
      <Effect
        title={t("rehearsal.cases")}
        lines={running.map((one) => ({
          key: one.workflow,
          text: t("rehearsal.casesOf", { title: one.title, count: one.running }),
          details: one.stateless.map(({ state, title, count }) => (
            <li key={state}>
              <Link to={`${refLink("records", one.recordType)}?state=${encodeURIComponent(state)}`}>{t("rehearsal.stuckCount", { count })}</Link>
              {t("rehearsal.stateless", { title })}
            </li>
          )),
        }))}
      />
      <Effect
        title={t("rehearsal.scores")}
        lines={scores.map((one) => ({
          key: one.scorecard,
          text: t("rehearsal.scoresOf", { title: one.title, subjects: one.subjects, changed: one.changed.length }),
          details: one.changed.map(({ subject, title, before, after }) => (
            <li key={subject}>{t("rehearsal.score", { title, before: graded(before), after: graded(after) })}</li>
          )),
        }))}
      />
      <Effect
        title={t("rehearsal.rights")}
        lines={rights.map((one) => ({
          key: one.role,
          text: t("rehearsal.rightsOf", { title: one.title, people: one.people }),
          details: [
            ...one.gained.map((right) => <li key={`gained ${right}`}>{t("rehearsal.gained", { right: rightWords(one.role, right) })}</li>),
            ...one.lost.map((right) => <li key={`lost ${right}`}>{t("rehearsal.lost", { right: rightWords(one.role, right) })}</li>),
          ],
        }))}
      />
      <Effect
        title={t("rehearsal.reports")}
        lines={reports.map((one) => ({
          key: one.report,
          text: one.title,
          details: [
            ...one.added.map(({ column, title }) => <li key={`added ${column}`}>{t("rehearsal.columnAdded", { title })}</li>),
            ...one.removed.map(({ column, title }) => <li key={`removed ${column}`}>{t("rehearsal.columnRemoved", { title })}</li>),
          ],
        }))}
      />
      <Effect
        title={t("rehearsal.red")}
        lines={red.map(({ ref, title, message }) => ({
          key: ref,
          text: title,
          details: message === undefined ? [] : [<li key={ref}>{message}</li>],
        }))}
      />
    </>
  );
}
