import { useId } from "react";

interface PanelProps {
  readonly title?: React.ReactNode;
  readonly extra?: React.ReactNode;
  /** Content reaches the edges, for tables. */
  readonly flush?: boolean;
  readonly children: React.ReactNode;
}

/** A sheet of paper with a heading: one region of a page. */
export function Panel({ title, extra, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className="z-panel" {...(title === undefined ? {} : { "aria-labelledby": id })}>
      {(title !== undefined || extra !== undefined) && (
        <header>
          {title !== undefined && <h2 id={id}>{title}</h2>}
          {extra}
        </header>
      )}
      <div className={flush ? "z-panel-flush" : "z-panel-body"}>{children}</div>
    </section>
  );
}
