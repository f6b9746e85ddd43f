import type { Json } from "@zhili/contracts";
import { useState } from "react";
import { useTexts } from "../texts.js";

const LONG = 240;

/** A value of a definition as it is read in a list of changes: texts as they are, the rest as indented JSON. */
export function ValueWords({ value }: { readonly value: Json | undefined }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  if (value === undefined || value === null) return <span className="z-quiet">{t("nothing")}</span>;
  if (typeof value === "boolean") return <span>{value ? t("edit.yes") : t("edit.no")}</span>;
  if (typeof value === "number") return <span className="z-number">{value}</span>;
  const isText = typeof value === "string";
  const whole = isText ? value : JSON.stringify(value, null, 2);
  const shown = open || whole.length <= LONG ? whole : `${whole.slice(0, LONG)}…`;
  return (
    <>
      {isText ? <span className="z-value">{shown}</span> : <pre className="z-code">{shown}</pre>}
      {whole.length > LONG && (
        <button type="button" className="z-why" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t("changes.less") : t("changes.more")}
        </button>
      )}
    </>
  );
}
