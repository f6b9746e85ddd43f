import type { WidgetProps } from "@rjsf/utils";
import type { FieldSchema } from "@zhili/contracts";
import type { ZhiliFormContext } from "../form-context.js";

/** What every widget reads from its props: the field as the pack says it, and whether it is in error. */
export function factsOf(props: WidgetProps): {
  readonly field: FieldSchema;
  readonly context: ZhiliFormContext;
  /** `pack:type/field` for uploads. */
  readonly uploadTarget: string;
  readonly invalid: boolean;
  readonly off: boolean;
  readonly describedBy: string;
} {
  return {
    field: props.options.shape as unknown as FieldSchema,
    context: props.registry.formContext as ZhiliFormContext,
    uploadTarget: `${(props.registry.formContext as ZhiliFormContext).recordType}/${String(props.options.path ?? props.name)}`,
    invalid: (props.rawErrors?.length ?? 0) > 0,
    off: props.disabled === true || props.readonly === true,
    describedBy: `${props.id}__help ${props.id}__error`,
  };
}

/** Attributes that tie an input to its messages. */
export function tied(props: WidgetProps): {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string;
  readonly "aria-required": boolean;
} {
  const { invalid, describedBy } = factsOf(props);
  return { id: props.id, "aria-invalid": invalid, "aria-describedby": describedBy, "aria-required": props.required === true };
}
