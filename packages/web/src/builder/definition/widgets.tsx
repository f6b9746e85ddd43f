import type { WidgetProps } from "@rjsf/utils";
import { Input, Select } from "antd";
import { useLanguage } from "../../ui/language.js";
import type { FormNode } from "../schema/form-schema.js";
import { useTexts } from "../texts.js";
import { choiceText } from "../words/node-label.js";
import { DurationInput } from "./duration-input.js";
import { NameInput } from "./name-input.js";

/** A text, number or duration; expressions and templates in even type and as long as they are. */
export function TextWidget(props: WidgetProps) {
  const { zhiliText: shape, zhiliRef: ref } = props.schema as FormNode;
  if (shape === "duration") return <DurationInput {...props} />;
  if (ref !== undefined) return <NameInput {...props} />;
  const value = props.value === undefined || props.value === null ? "" : String(props.value);
  const change = (text: string) => props.onChange(text === "" ? undefined : text);
  if (shape !== undefined || value.includes("\n")) {
    return (
      <Input.TextArea
        id={props.id}
        aria-label={props.label}
        className={shape === "long" ? "" : "z-mono"}
        spellCheck={false}
        autoSize={{ minRows: 1, maxRows: 24 }}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  return <Input id={props.id} aria-label={props.label} value={value} onChange={(event) => change(event.target.value)} />;
}

export function ChoiceWidget(props: WidgetProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const options = (props.schema.enum ?? []).map((one) => ({ value: String(one), label: choiceText(String(one), language) }));
  const value = props.value === undefined || props.value === null ? null : String(props.value);
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      value={value}
      placeholder={t("edit.choose")}
      options={options}
      onChange={(next) => props.onChange(props.schema.enum?.find((one) => String(one) === next))}
      style={{ width: "100%" }}
    />
  );
}

export function YesNoWidget(props: WidgetProps) {
  const { t } = useTexts();
  return (
    <Select
      id={props.id}
      aria-label={props.label}
      value={typeof props.value === "boolean" ? props.value : null}
      placeholder={t("edit.unset")}
      options={[
        { value: true, label: t("edit.yes") },
        { value: false, label: t("edit.no") },
      ]}
      onChange={(next) => props.onChange(next)}
      style={{ width: 120 }}
    />
  );
}
