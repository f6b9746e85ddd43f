import type { FieldSchema, Json, JsonObject } from "@zhili/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConfiguration } from "../configuration-context.js";
import { useFieldSource } from "../field-source.js";
import { useLanguage } from "../language.js";
import { qualify, refLink } from "../refs.js";
import { StatusTag } from "../status-tag.js";
import { AttachmentPreview } from "./attachment-preview.js";
import { choicesOf } from "./choices.js";
import { kindOf } from "./field-kind.js";
import { fieldText } from "./field-text.js";

interface FieldValueProps {
  readonly field: FieldSchema | undefined;
  readonly value: Json | undefined;
  readonly label?: string | readonly string[] | undefined;
  readonly pack: string;
  /** Words for what lies inside the value, by the whole path from the record down, and the path of the value. */
  readonly inside?: { readonly words: Words | undefined; readonly path: string };
}

type Words = Readonly<Record<string, string | readonly string[]>>;

/** One value as a person reads it: words, links, pictures, small tables. */
export function FieldValue({ field, value, label, pack, inside }: FieldValueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const configuration = useConfiguration();
  const { pages } = useFieldSource();
  const context = { configuration, pack, language, t };
  if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return typeof label === "string" && label !== "" ? <>{label}</> : <span className="z-quiet">—</span>;
  const kind = field === undefined ? "text" : kindOf(field);
  if (kind === "attachment" && typeof value === "string")
    return <AttachmentPreview id={value} name={typeof label === "string" ? label : t("attachment.one")} />;
  if (kind === "attachments" && Array.isArray(value)) {
    return (
      <ul className="z-attachment-list">
        {value
          .filter((id) => typeof id === "string")
          .map((id, index) => (
            <li key={id}>
              <AttachmentPreview id={id} name={(typeof label === "object" ? label[index] : undefined) ?? t("attachment.numbered", { number: index + 1 })} />
            </li>
          ))}
      </ul>
    );
  }
  if (kind === "signature" && typeof value === "string")
    return value.startsWith("data:image/") ? (
      <img src={value} alt={t("signature.done", { title: field?.title ?? "" })} width={180} />
    ) : (
      <AttachmentPreview id={value} name={field?.title ?? ""} />
    );
  if (kind === "reference" && typeof value === "string" && field?.refersTo !== undefined) {
    const target = qualify(field.refersTo, pack);
    const words = typeof label === "string" && label !== "" ? label : value;
    return !pages || configuration.recordTypes[target] === undefined ? <>{words}</> : <Link to={refLink("records", target, value)}>{words}</Link>;
  }
  if (kind === "rows" && Array.isArray(value))
    return <Rows field={field} rows={value} pack={pack} words={inside?.words} pathOf={(place) => `${inside?.path}.${place}`} />;
  if (kind === "group" && typeof value === "object" && !Array.isArray(value))
    return (
      <Rows
        field={field === undefined ? undefined : { type: "array", items: field }}
        rows={[value]}
        pack={pack}
        words={inside?.words}
        pathOf={() => inside?.path ?? ""}
      />
    );
  if (kind === "choice" && field !== undefined) {
    const choice = choicesOf(field, configuration, pack).find((item) => item.value === value);
    if (choice?.tone !== undefined) return <StatusTag tone={choice.tone}>{choice.label}</StatusTag>;
  }
  return <span className={kind === "number" || kind === "money" || kind === "quantity" ? "z-number" : ""}>{fieldText(field, value, label, context)}</span>;
}

interface RowsProps {
  readonly field: FieldSchema | undefined;
  readonly rows: readonly Json[];
  readonly pack: string;
  readonly words: Words | undefined;
  readonly pathOf: (place: number) => string;
}

function Rows({ field, rows, pack, words, pathOf }: RowsProps) {
  const columns = Object.entries(field?.items?.properties ?? {});
  return (
    <div className="z-scroll">
      <table className="z-plain-table z-rows">
        <thead>
          <tr>
            {columns.map(([name, part]) => (
              <th key={name} scope="col">
                {part?.title ?? name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.entries()].map(([place, row]) => (
            <tr key={place}>
              {columns.map(([name, part]) => (
                <td key={name} data-title={part?.title ?? name}>
                  <FieldValue
                    field={part}
                    value={(row as JsonObject)[name]}
                    label={words?.[`${pathOf(place)}.${name}`]}
                    pack={pack}
                    inside={{ words, path: `${pathOf(place)}.${name}` }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
