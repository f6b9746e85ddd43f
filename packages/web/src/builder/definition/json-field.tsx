import type { FieldProps } from "@rjsf/utils";
import type { Json } from "@zhili/contracts";
import { JsonText } from "./json-text.js";

/** What has no shape of its own is written as JSON. */
export function JsonField(props: FieldProps) {
  return (
    <JsonText
      id={props.fieldPathId.$id}
      label={props.schema.title ?? props.name}
      value={props.formData as Json | undefined}
      onChange={(next) => props.onChange(next, props.fieldPathId.path)}
      rows={3}
    />
  );
}
