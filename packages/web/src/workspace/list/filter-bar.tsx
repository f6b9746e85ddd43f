import { Button, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordTypeView } from "../../api/types.js";
import { useConfiguration } from "../../ui/configuration-context.js";
import { DayInput } from "../../ui/day-input.js";
import { choicesOf } from "../../ui/fields/choices.js";
import { kindOf } from "../../ui/fields/field-kind.js";
import { Icon } from "../../ui/icon.js";
import { OrgUnitPicker } from "../../ui/org-unit-picker.js";
import { ReferencePicker } from "../../ui/reference-picker.js";
import { packOf, qualify } from "../../ui/refs.js";
import { useNarrow } from "../../ui/use-media.js";
import { isNarrowed, type ListState } from "./list-state.js";

interface FilterBarProps {
  readonly type: RecordTypeView;
  readonly state: ListState;
  readonly onChange: (state: ListState) => void;
  /** States that a block's list is bound to. */
  readonly states?: readonly string[] | undefined;
}

export function FilterBar({ type, state, onChange, states }: FilterBarProps) {
  const { t } = useTranslation();
  const width = useFilterWidth();
  const [search, setSearch] = useState(state.q);
  useEffect(() => setSearch(state.q), [state.q]);
  const offered = (type.workflow?.states ?? []).filter((item) => states === undefined || states.length === 0 || states.includes(item.id));
  return (
    <search aria-label={t("list.filterLabel", { title: type.title })}>
      <form
        className="z-filters z-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          onChange({ ...state, q: search.trim() });
        }}
      >
        <Input
          aria-label={t("list.search")}
          placeholder={t("list.search")}
          prefix={<Icon name="search" />}
          allowClear
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            if (event.target.value === "") onChange({ ...state, q: "" });
          }}
          style={{ width: width(240) }}
        />
        {offered.length > 1 && (
          <Select
            aria-label={t("field.state")}
            mode="multiple"
            maxTagCount="responsive"
            placeholder={t("field.state")}
            value={[...state.states]}
            options={offered.map((item) => ({ value: item.id, label: item.title }))}
            onChange={(next) => onChange({ ...state, states: next })}
            style={{ width: width(190) }}
          />
        )}
        <OrgUnitPicker
          label={t("field.orgUnit")}
          placeholder={t("field.orgUnit")}
          value={state.orgUnit === "" ? undefined : state.orgUnit}
          onChange={(value) => onChange({ ...state, orgUnit: typeof value === "string" ? value : "" })}
          width={width(190)}
        />
        {(type.list?.filters ?? [])
          .filter((filter) => filter.field !== "state" && filter.field !== "orgUnit")
          .map((filter) => (
            <FieldFilter
              key={filter.id}
              type={type}
              field={filter.field}
              title={filter.title}
              value={state.filters[filter.field] ?? ""}
              onChange={(value) => onChange({ ...state, filters: withFilter(state.filters, filter.field, value) })}
            />
          ))}
        <button type="submit" className="z-hidden">
          {t("list.search")}
        </button>
        {isNarrowed(state) && (
          <Button type="link" onClick={() => onChange({ q: "", states: [], orgUnit: "", sort: state.sort, filters: {} })}>
            {t("list.clear")}
          </Button>
        )}
      </form>
    </search>
  );
}

function withFilter(filters: ListState["filters"], field: string, value: string): ListState["filters"] {
  const { [field]: _old, ...others } = filters;
  return value === "" || value === ".." ? others : { ...others, [field]: value };
}

interface FieldFilterProps {
  readonly type: RecordTypeView;
  readonly field: string;
  readonly title?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function FieldFilter({ type, field, title, value, onChange }: FieldFilterProps) {
  const { t } = useTranslation();
  const width = useFilterWidth();
  const configuration = useConfiguration();
  const schema = type.schema.properties[field];
  const pack = packOf(type.ref);
  const label = title ?? schema?.title ?? field;
  const kind = schema === undefined ? "text" : kindOf(schema);
  if (schema !== undefined && (kind === "choice" || kind === "choices" || kind === "yes-no")) {
    const options =
      kind === "yes-no"
        ? [
            { value: "true", label: t("value.yes") },
            { value: "false", label: t("value.no") },
          ]
        : choicesOf(schema, configuration, pack).map((choice) => ({ value: String(choice.value), label: choice.label }));
    return (
      <Select
        aria-label={label}
        placeholder={label}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={value === "" ? null : value}
        options={options}
        onChange={(next) => onChange(next ?? "")}
        style={{ width: width(150) }}
      />
    );
  }
  if (kind === "reference" && schema?.refersTo !== undefined)
    return (
      <ReferencePicker
        label={label}
        placeholder={label}
        recordType={qualify(schema.refersTo, pack)}
        value={value === "" ? undefined : value}
        onChange={(next) => onChange(typeof next === "string" ? next : "")}
        width={width(190)}
      />
    );
  if (kind === "org-unit")
    return (
      <OrgUnitPicker
        label={label}
        placeholder={label}
        value={value === "" ? undefined : value}
        onChange={(next) => onChange(typeof next === "string" ? next : "")}
        width={width(190)}
      />
    );
  if (kind === "date" || kind === "date-time") {
    const [from = "", to = ""] = value.split("..");
    return (
      <fieldset className="z-range" aria-label={label}>
        <span className="z-quiet">{label}</span>
        <DayInput label={t("list.from", { title: label })} value={from} onChange={(day) => onChange(`${day}..${to}`)} width={150} />
        <span aria-hidden="true">–</span>
        <DayInput label={t("list.to", { title: label })} value={to} onChange={(day) => onChange(`${from}..${day}`)} width={150} />
      </fieldset>
    );
  }
  return <TypedFilter label={label} value={value} onChange={onChange} />;
}

function TypedFilter({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const width = useFilterWidth();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input
      aria-label={label}
      placeholder={label}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onChange(typed.trim())}
      onPressEnter={() => onChange(typed.trim())}
      style={{ width: width(150) }}
    />
  );
}

/** Filters stand beside each other; on a phone each takes the whole width. */
function useFilterWidth(): (wide: number) => number | string {
  const narrow = useNarrow();
  return (wide) => (narrow ? "100%" : wide);
}
