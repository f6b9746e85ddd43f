import { useState } from "react";

interface FoldProps {
  readonly summary: React.ReactNode;
  readonly open?: boolean;
  readonly children: React.ReactNode;
}

/** A part that is drawn when it is opened. */
export function Fold({ summary, open = false, children }: FoldProps) {
  const [shown, setShown] = useState(open);
  return (
    <details className="z-fold" open={shown} onToggle={(event) => event.target === event.currentTarget && setShown(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {shown && <div className="z-fold-body">{children}</div>}
    </details>
  );
}
