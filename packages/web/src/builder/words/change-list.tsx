import type { ChangeView } from "../../api/drafts.js";
import { useLanguage } from "../../ui/language.js";
import { useTexts } from "../texts.js";
import { placeWords, refParts } from "./place-words.js";
import { Signed } from "./signed.js";
import { useKindSchemas } from "./use-kind-schemas.js";
import { ValueWords } from "./value-words.js";

/** Changes one below the other, under the definition that they belong to. */
export function ChangeList({ changes }: { readonly changes: readonly ChangeView[] }) {
  const { t } = useTexts();
  const schemas = useKindSchemas(changes.map(({ definition }) => refParts(definition).kind));
  const groups = new Map<string, ChangeView[]>();
  for (const change of changes) groups.set(change.definition, [...(groups.get(change.definition) ?? []), change]);
  return (
    <div className="z-stack">
      {[...groups].map(([definition, members]) => {
        const { kind, name } = refParts(definition);
        const title = members[0]?.title ?? name;
        const words = t(`kind.${kind}`, { defaultValue: kind });
        return (
          <section key={definition} className="z-changes">
            <h3>{title === "" ? words : t("changes.of", { kind: words, title })}</h3>
            <ul>
              {members.map((change) => (
                <ChangeItem key={`${change.operation} ${change.path}`} change={change} schema={schemas.get(kind)} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function ChangeItem({ change, schema }: { readonly change: ChangeView; readonly schema: Parameters<typeof placeWords>[2] }) {
  const { t } = useTexts();
  const language = useLanguage();
  const ofPack = refParts(change.definition).kind === "manifest" && change.path === "/version";
  const words = ofPack ? [t("packs.version")] : placeWords(change.path, change.names, schema, language);
  const { operation, by, at, why } = change;
  return (
    <li className="z-change">
      <p className="z-change-place">{words.length === 0 ? t("changes.whole") : words.join(" › ")}</p>
      {operation === "move" ? (
        <p>{t("changes.moved")}</p>
      ) : (
        <dl className="z-change-values">
          {change.before !== undefined && (
            <div data-side="before">
              <dt>{operation === "remove" ? t("changes.removed") : t("changes.before")}</dt>
              <dd>
                <ValueWords value={change.before} />
              </dd>
            </div>
          )}
          {operation !== "remove" && (
            <div data-side="after">
              <dt>{change.before === undefined ? t("changes.added") : t("changes.after")}</dt>
              <dd>
                <ValueWords value={change.value} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {by !== undefined && at !== undefined && <Signed by={by} at={at} {...(why === undefined ? {} : { why })} />}
    </li>
  );
}
