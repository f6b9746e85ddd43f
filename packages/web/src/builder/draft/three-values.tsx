import type { ConflictView } from "../../api/drafts.js";
import { useTexts } from "../texts.js";
import { Signed } from "../words/signed.js";
import { ValueWords } from "../words/value-words.js";

/** From which version of a pack to which. */
export interface ConflictVersions {
  readonly from: string;
  readonly to: string;
}

/** What stood there, what it is here and what it is in the other, beside each other with who changed it and when. */
export function ThreeValues({ conflict, versions }: { readonly conflict: ConflictView; readonly versions: ConflictVersions | undefined }) {
  const { t } = useTexts();
  const published = conflict.met === "publication";
  const sides = [
    { which: "base", title: published ? t("conflict.began") : t("conflict.base", { version: versions?.from ?? "" }), signed: undefined },
    { which: "ours", title: published ? t("conflict.drafted") : t("conflict.ours"), signed: conflict.oursBy },
    { which: "theirs", title: published ? t("conflict.published") : t("conflict.theirs", { version: versions?.to ?? "" }), signed: conflict.theirsBy },
  ] as const;
  return (
    <dl className="z-change-values">
      {sides.map(({ which, title, signed }) => (
        <div key={which} data-side={which}>
          <dt>{title}</dt>
          <dd>
            {conflict[which] === undefined ? <span className="z-quiet">{t("conflict.gone")}</span> : <ValueWords value={conflict[which]} />}
            {signed !== undefined && <Signed {...signed} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
