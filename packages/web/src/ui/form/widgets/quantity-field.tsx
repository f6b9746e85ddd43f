import type { FieldProps } from "@rjsf/utils";
import type { FieldSchema } from "@zhili/contracts";
import { Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";

interface Quantity {
  readonly value?: number;
  readonly qualifier?: string;
  readonly unit?: string;
}

/** A figure with its unit and how exact it is: =, ≥ (余, 多), ≈. */
export function QuantityField(props: FieldProps) {
  const { t } = useTranslation();
  const id = props.fieldPathId.$id;
  const options = props.uiSchema?.["ui:options"];
  const field = (options?.shape ?? {}) as FieldSchema;
  const quantity: Quantity = typeof props.formData === "object" && props.formData !== null ? props.formData : {};
  const unit = quantity.unit ?? field.unit;
  const change = (part: { value?: number | undefined; qualifier?: string; unit?: string }) => {
    const next = { qualifier: quantity.qualifier ?? "=", ...(unit === undefined ? {} : { unit }), ...quantity, ...part };
    props.onChange(next.value === undefined ? undefined : next, props.fieldPathId.path);
  };
  const off = props.disabled === true || props.readonly === true;
  const title = field.title ?? props.name;
  return (
    <div className="z-quantity">
      <Select
        aria-label={t("quantity.qualifier", { title })}
        value={quantity.qualifier ?? "="}
        disabled={off}
        options={[
          { value: "=", label: t("quantity.exact") },
          { value: "≥", label: t("quantity.atLeast") },
          { value: "≈", label: t("quantity.about") },
        ]}
        onChange={(qualifier) => change({ qualifier })}
        style={{ width: 112 }}
      />
      <InputNumber
        id={id}
        value={quantity.value ?? null}
        disabled={off}
        controls={false}
        aria-required={props.required === true}
        onChange={(value) => change({ value: value ?? undefined })}
        style={{ width: 140 }}
      />
      {field.unit === undefined ? (
        <Input
          aria-label={t("quantity.unit", { title })}
          placeholder={t("quantity.unitShort")}
          value={quantity.unit ?? ""}
          disabled={off}
          onChange={(event) => change({ unit: event.target.value })}
          style={{ width: 90 }}
        />
      ) : (
        <span>{field.unit}</span>
      )}
    </div>
  );
}
