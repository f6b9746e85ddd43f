import type { WidgetProps } from "@rjsf/utils";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldSource } from "../../field-source.js";
import { AttachmentPreview } from "../../fields/attachment-preview.js";
import { Icon } from "../../icon.js";
import { useProblemText } from "../../states.js";
import { factsOf, tied } from "./widget-facts.js";

/** Files are sent as soon as they are chosen; what is kept is their ids. */
export function AttachmentWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const words = useProblemText();
  const source = useFieldSource();
  const { field, uploadTarget, off } = factsOf(props);
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const multiple = field.type === "array";
  const rules = multiple ? (field.items ?? field) : field;
  const ids: readonly string[] = Array.isArray(props.value) ? props.value : typeof props.value === "string" && props.value !== "" ? [props.value] : [];
  const most = multiple ? (field.maxItems ?? 20) : 1;
  const keep = (next: readonly string[]) => props.onChange(multiple ? next : next[0]);

  const send = async (files: readonly File[]) => {
    setBusy(true);
    setProblem(undefined);
    let kept = ids;
    for (const file of files.slice(0, most - ids.length)) {
      try {
        const stored = await source.upload(file, file.name, uploadTarget);
        setNames((known) => ({ ...known, [stored.id]: stored.name }));
        kept = multiple ? [...kept, stored.id] : [stored.id];
        keep(kept);
      } catch (error) {
        setProblem(`${file.name}: ${words(error).text}`);
      }
    }
    setBusy(false);
  };

  return (
    <div className="z-attachments">
      {ids.length > 0 && (
        <ul className="z-attachment-list">
          {ids.map((id, index) => (
            <li key={id}>
              <AttachmentPreview id={id} name={names[id] ?? t("attachment.numbered", { number: index + 1 })} />
              {!off && (
                <Button size="small" type="text" onClick={() => keep(ids.filter((other) => other !== id))}>
                  {t("action.remove")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        className="z-hidden"
        tabIndex={-1}
        aria-hidden="true"
        multiple={multiple}
        accept={rules.accept?.join(",")}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = "";
          void send(files);
        }}
      />
      {ids.length < most && (
        <Button {...tied(props)} loading={busy} disabled={off} icon={<Icon name="plus" />} onClick={() => input.current?.click()}>
          {multiple ? t("attachment.add") : t("attachment.choose")}
          <span className="z-hidden">{props.label}</span>
        </Button>
      )}
      {rules.maxSize !== undefined && <span className="z-quiet z-small">{t("attachment.most", { size: rules.maxSize })}</span>}
      {problem !== undefined && (
        <div className="z-field-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
