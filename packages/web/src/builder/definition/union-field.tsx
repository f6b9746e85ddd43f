import type { FieldProps } from "@rjsf/utils";
import { Select } from "antd";
import { useState } from "react";
import { emptyValue, matchOption } from "../schema/empty-value.js";
import type { FormNode } from "../schema/form-schema.js";
import { useTexts } from "../texts.js";
import { contextOf, schemaFieldOf } from "./builder-context.js";

/** A value that can be one thing or another: which it is, and then its input. */
export function UnionField(props: FieldProps) {
  const { t } = useTexts();
  const { root, put } = contextOf(props.registry);
  const [chosen, setChosen] = useState<number>();
  const SchemaField = schemaFieldOf(props.registry);
  const options = (props.schema as FormNode).zhiliOptions ?? [];
  const matched = matchOption(options, props.formData, root);
  const at = matched >= 0 ? matched : (chosen ?? 0);
  const option = options[at] ?? {};
  const choose = (next: number) => {
    setChosen(next);
    put(props.fieldPathId.path, emptyValue(options[next] ?? {}, root));
  };
  return (
    <div className="z-union">
      <Select
        aria-label={t("edit.unionOf", { title: props.schema.title ?? props.name })}
        value={at}
        options={options.map(({ title }, place) => ({ value: place, label: title }))}
        onChange={choose}
        style={{ minWidth: 120 }}
      />
      <SchemaField {...props} schema={{ ...option, title: option.title ?? props.schema.title ?? "" }} uiSchema={{ "ui:label": false }} />
    </div>
  );
}
