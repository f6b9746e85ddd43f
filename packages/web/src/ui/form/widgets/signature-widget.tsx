import type { WidgetProps } from "@rjsf/utils";
import { SignaturePad } from "./signature-pad.js";
import { factsOf } from "./widget-facts.js";

export function SignatureWidget(props: WidgetProps) {
  const { off } = factsOf(props);
  return (
    <SignaturePad
      id={props.id}
      label={props.label}
      value={typeof props.value === "string" ? props.value : undefined}
      disabled={off}
      onChange={(value) => props.onChange(value)}
    />
  );
}
