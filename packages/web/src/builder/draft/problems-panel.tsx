import { Link } from "react-router";
import type { DraftIssue, DraftPart } from "../../api/drafts.js";
import { useLanguage } from "../../ui/language.js";
import { Note } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { placeWords, refParts } from "../words/place-words.js";
import { useKindSchemas } from "../words/use-kind-schemas.js";
import { definitionAddress, refOfFile } from "./definition-address.js";

interface ProblemsProps {
  readonly issues: readonly DraftIssue[];
  readonly parts: readonly DraftPart[];
  readonly draft: string;
}

/** All that is wrong with a draft, in words, each with its place and the way there. */
export function ProblemsPanel({ issues, parts, draft }: ProblemsProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const refs = issues.map(({ pack, file }) => refOfFile(pack, file));
  const schemas = useKindSchemas(refs.flatMap((ref) => (ref === undefined ? [] : [refParts(ref).kind])));
  if (issues.length === 0) return <Note tone="good">{t("draft.noProblems")}</Note>;
  return (
    <section className="z-errors" aria-labelledby="draft-problems">
      <h2 id="draft-problems">{t("draft.problems", { count: issues.length })}</h2>
      <ul>
        {issues.map((issue, at) => {
          const ref = refs[at];
          const kind = ref === undefined ? "" : refParts(ref).kind;
          const title = parts.find((part) => part.ref === ref)?.title ?? issue.file;
          const inside = placeWords(issue.path, issue.names ?? [], schemas.get(kind), language);
          const place = [ref === undefined ? title : t("changes.of", { kind: t(`kind.${kind}`, { defaultValue: kind }), title }), ...inside].join(" › ");
          return (
            <li key={`${issue.file} ${issue.path} ${issue.code} ${issue.message}`}>
              {ref === undefined ? place : <Link to={definitionAddress(draft, ref)}>{place}</Link>}
              <p>{issue.message}</p>
              {issue.suggestion !== undefined && <p className="z-quiet">{t("draft.suggestion", { suggestion: issue.suggestion })}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
