import type { WidgetProps } from "@rjsf/utils";
import { Checkbox, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Choice, choicesOf } from "../../fields/choices.js";
import { OrgUnitPicker } from "../../org-unit-picker.js";
import { ReferencePicker } from "../../reference-picker.js";
import { qualify } from "../../refs.js";
import { candidateQuery } from "../candidate-query.js";
import { factsOf, tied } from "./widget-facts.js";

const FEW = 5;

function offered(choices: readonly Choice[], kept: readonly unknown[]): readonly Choice[] {
  return choices.filter((choice) => choice.retired !== true || kept.includes(choice.value));
}

export function ChoiceWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const { field, context, invalid, off } = factsOf(props);
  const choices = offered(choicesOf(field, context.configuration, context.pack), [props.value]);
  if (choices.length <= FEW) return <RadioList {...props} choices={choices} off={off} />;
  return (
    <Select
      {...tied(props)}
      value={props.value ?? null}
      showSearch={{ optionFilterProp: "label" }}
      allowClear={props.required !== true}
      disabled={off}
      placeholder={t("picker.choose")}
      {...(invalid ? { status: "error" as const } : {})}
      options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      style={{ width: "100%" }}
      onChange={(value) => props.onChange(value ?? undefined)}
    />
  );
}

function RadioList(props: WidgetProps & { readonly choices: readonly Choice[]; readonly off: boolean }) {
  return (
    <Radio.Group
      aria-labelledby={`${props.id}__title`}
      aria-describedby={factsOf(props).describedBy}
      value={props.value}
      disabled={props.off}
      className="z-radio-list"
      onChange={(event) => props.onChange(event.target.value)}
    >
      {props.choices.map((choice, index) => (
        <Radio key={choice.value} value={choice.value} {...(index === 0 ? { id: props.id } : {})}>
          {choice.label}
        </Radio>
      ))}
    </Radio.Group>
  );
}

export function YesNoWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const { off } = factsOf(props);
  return (
    <Radio.Group
      aria-labelledby={`${props.id}__title`}
      aria-describedby={factsOf(props).describedBy}
      value={typeof props.value === "boolean" ? props.value : null}
      disabled={off}
      className="z-radio-list"
      onChange={(event) => props.onChange(event.target.value)}
    >
      <Radio value={true} id={props.id}>
        {t("value.yes")}
      </Radio>
      <Radio value={false}>{t("value.no")}</Radio>
    </Radio.Group>
  );
}

export function ChoicesWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const { field, context, invalid, off } = factsOf(props);
  const value: readonly unknown[] = Array.isArray(props.value) ? props.value : [];
  const choices = offered(choicesOf(field, context.configuration, context.pack), value);
  if (choices.length > 10) {
    return (
      <Select
        {...tied(props)}
        mode="multiple"
        value={[...value]}
        showSearch={{ optionFilterProp: "label" }}
        disabled={off}
        placeholder={t("picker.chooseSome")}
        {...(invalid ? { status: "error" as const } : {})}
        options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
        style={{ width: "100%" }}
        onChange={(next) => props.onChange(next)}
      />
    );
  }
  return (
    <fieldset className="z-radio-list" aria-labelledby={`${props.id}__title`} aria-describedby={factsOf(props).describedBy}>
      {choices.map((choice, index) => (
        <Checkbox
          key={choice.value}
          {...(index === 0 ? { id: props.id } : {})}
          checked={value.includes(choice.value)}
          disabled={off}
          onChange={(event) =>
            props.onChange(choices.map((item) => item.value).filter((item) => (item === choice.value ? event.target.checked : value.includes(item))))
          }
        >
          {choice.label}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function knownOf(props: WidgetProps): { readonly value: string; readonly label: string }[] {
  const { context } = factsOf(props);
  const labels = context.labels[props.name];
  const values: readonly unknown[] = Array.isArray(props.value) ? props.value : [props.value];
  return values.flatMap((value, index) => {
    const label = typeof labels === "string" ? (values.length === 1 ? labels : undefined) : labels?.[index];
    return typeof value === "string" && label !== undefined ? [{ value, label }] : [];
  });
}

export function ReferenceWidget(props: WidgetProps) {
  const { field, context, invalid, off, describedBy } = factsOf(props);
  const multiple = field.type === "array";
  const refers = multiple ? (field.items ?? field) : field;
  const target = qualify(refers.refersTo ?? "", context.pack);
  const shown = context.configuration.recordTypes[target]?.schema.properties ?? {};
  const own = context.configuration.recordTypes[context.recordType];
  const places = own?.placeFrom === props.name ? (own.can.createAt ?? []) : [];
  return (
    <ReferencePicker
      id={props.id}
      recordType={target}
      among={{
        ...candidateQuery(refers.refersWhere, context.data, (name) => shown[name] !== undefined && shown[name].sensitive === undefined),
        ...(places.length === 0 ? {} : { orgUnit: places.join(",") }),
      }}
      value={props.value}
      known={knownOf(props)}
      multiple={multiple}
      disabled={off}
      invalid={invalid}
      describedBy={describedBy}
      onChange={(value) => props.onChange(value)}
    />
  );
}

export function OrgUnitWidget(props: WidgetProps) {
  const { invalid, off, describedBy } = factsOf(props);
  return (
    <OrgUnitPicker
      id={props.id}
      value={props.value}
      known={knownOf(props)}
      disabled={off}
      invalid={invalid}
      describedBy={describedBy}
      onChange={(value) => props.onChange(value)}
    />
  );
}
