import { useTranslation } from "react-i18next";
import { ApiError } from "../api/problem.js";
import { Icon } from "./icon.js";

interface EmptyProps {
  readonly title: string;
  readonly text?: string;
  readonly icon?: string;
  readonly children?: React.ReactNode;
}

/** Says what will come here and offers the first step. */
export function EmptyState({ title, text, icon = "inbox", children }: EmptyProps) {
  return (
    <div className="z-state">
      <Icon name={icon} />
      <p className="z-state-title">{title}</p>
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className="z-actions">{children}</div>}
    </div>
  );
}

/** The words for any failure: what happened and what to do. */
export function useProblemText(): (error: unknown) => { readonly title: string; readonly text: string; readonly requestId?: string } {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return { title: t("problem.unknown"), text: t("problem.tryAgain") };
    const { problem } = error;
    if (problem.code === "NETWORK") return { title: t("problem.network"), text: t("problem.networkHelp") };
    const id = problem.requestId === undefined ? {} : { requestId: problem.requestId };
    const busy = problem.status === 503 && problem.detail !== undefined;
    if (problem.status >= 500 && !busy) return { title: t("problem.server"), text: t("problem.serverHelp"), ...id };
    if ((problem.detail === undefined || problem.code === "REQUEST_ROUTE_UNKNOWN") && problem.status === 404)
      return { title: t("problem.notFound"), text: t("problem.notFoundHelp"), ...id };
    if (problem.detail === undefined && problem.status === 403) return { title: t("problem.denied"), text: t("problem.deniedHelp"), ...id };
    const detail = problem.detail ?? t("problem.tryAgain");
    const title = problem.title === "" || problem.title === detail ? t("problem.refused") : problem.title;
    return { title, text: detail, ...id };
  };
}

/** A failure in place of what should have been shown. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const words = useProblemText()(error);
  return (
    <div className="z-state" role="alert">
      <Icon name="error" />
      <p className="z-state-title">{words.title}</p>
      <p>{words.text}</p>
      {words.requestId !== undefined && <p className="z-small">{t("problem.number", { id: words.requestId })}</p>}
      {retry !== undefined && (
        <div className="z-actions">
          <button type="button" className="z-why" onClick={retry}>
            {t("action.retry")}
          </button>
        </div>
      )}
    </div>
  );
}

/** A failure beside what is still shown, with its single reasons where there are any. */
export function ProblemNote({ error, title }: { readonly error: unknown; readonly title?: string }) {
  const words = useProblemText()(error);
  const reasons = error instanceof ApiError ? (error.problem.issues ?? []).map((issue) => issue.message) : [];
  return (
    <Note tone="bad" role="alert">
      <strong>{title ?? words.title}</strong>
      <div>{words.text}</div>
      {reasons.length > 0 && (
        <ul className="z-reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Note>
  );
}

interface NoteProps {
  readonly tone?: "info" | "good" | "warning" | "bad";
  readonly role?: "alert" | "status";
  readonly children: React.ReactNode;
}

export function Note({ tone = "info", role, children }: NoteProps) {
  const icon = { info: "info", good: "check-circle", warning: "warning", bad: "error" }[tone];
  return (
    <div className="z-note" data-tone={tone} role={role}>
      <Icon name={icon} />
      <div className="z-note-body">{children}</div>
    </div>
  );
}
