import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ProblemIssue } from "../../api/types.js";
import { elementIdOf } from "./issues.js";

interface ErrorSummaryProps {
  readonly issues: readonly ProblemIssue[];
  /** Grows with each try to send, so that the summary takes the focus anew. */
  readonly attempt: number;
  /** Brings the field of an issue onto the page before it takes the focus. */
  readonly onGo?: (issue: ProblemIssue) => void;
  readonly prefix?: string;
}

/** All that has to be changed, at the top of the form, each a link to its field. */
export function ErrorSummary({ issues, attempt, onGo, prefix = "root" }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (issues.length === 0) return null;
  const go = (issue: ProblemIssue) => {
    onGo?.(issue);
    requestAnimationFrame(() => {
      const target = document.getElementById(elementIdOf(issue.path, prefix));
      target?.scrollIntoView({ block: "center" });
      target?.focus({ preventScroll: true });
    });
  };
  return (
    <div className="z-errors" role="alert" tabIndex={-1} ref={box}>
      <h2>{t("form.errors", { count: issues.length })}</h2>
      <ul>
        {issues.map((issue) => (
          <li key={`${issue.path} ${issue.code}`}>
            <a
              href={`#${elementIdOf(issue.path, prefix)}`}
              onClick={(event) => {
                event.preventDefault();
                go(issue);
              }}
            >
              {issue.message}
            </a>
            {issue.suggestion !== undefined && <span className="z-quiet"> {t("form.suggestion", { suggestion: issue.suggestion })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
