import Form from "@rjsf/core/lib/components/Form.js";
import type { RegistryFieldsType, RegistryWidgetsType } from "@rjsf/utils";
import type { JsonObject } from "@zhili/contracts";
import { useMemo } from "react";
import type { ProblemIssue } from "../../api/types.js";
import { currentLanguage, useLanguage } from "../language.js";
import { lookUp } from "../refs.js";
import type { ZhiliFormContext } from "./form-context.js";
import { interpretingValidator } from "./interpreting-validator.js";
import { toExtraErrors } from "./issues.js";
import { type FormPart, toRjsf } from "./rjsf-schema.js";
import { ArrayFieldItemTemplate, ArrayFieldTemplate, FieldTemplate, ObjectFieldTemplate } from "./templates.js";
import { AttachmentWidget } from "./widgets/attachment.js";
import { ChoicesWidget, ChoiceWidget, OrgUnitWidget, ReferenceWidget, YesNoWidget } from "./widgets/picked.js";
import { QuantityField } from "./widgets/quantity-field.js";
import { SignatureWidget } from "./widgets/signature-widget.js";
import { DateTimeWidget, DateWidget, LongTextWidget, MoneyWidget, NumberWidget, TextWidget, TimeWidget } from "./widgets/typed.js";
import "./form.css";

const widgets: RegistryWidgetsType = {
  text: TextWidget,
  "long-text": LongTextWidget,
  number: NumberWidget,
  money: MoneyWidget,
  "yes-no": YesNoWidget,
  choice: ChoiceWidget,
  choices: ChoicesWidget,
  reference: ReferenceWidget,
  references: ReferenceWidget,
  "org-unit": OrgUnitWidget,
  date: DateWidget,
  "date-time": DateTimeWidget,
  time: TimeWidget,
  attachment: AttachmentWidget,
  attachments: AttachmentWidget,
  signature: SignatureWidget,
};
const fields: RegistryFieldsType = { quantity: QuantityField };
const templates = { FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate };

interface FieldsFormProps {
  readonly part: FormPart;
  readonly data: JsonObject;
  readonly onChange: (data: JsonObject) => void;
  readonly issues: readonly ProblemIssue[];
  readonly context: Omit<ZhiliFormContext, "data"> & { readonly others?: JsonObject };
  readonly disabled?: boolean;
  /** Prefix of element ids when several forms are on one page. */
  readonly prefix?: string;
}

/** The fields of one part of a form. What is typed goes up at once; judging and sending is the caller's. */
export function FieldsForm({ part, data, onChange, issues, context, disabled = false, prefix = "root" }: FieldsFormProps) {
  useLanguage();
  const { schema, uiSchema } = useMemo(() => toRjsf(part), [part]);
  const validator = useMemo(
    () => interpretingValidator(currentLanguage, (ref) => lookUp(context.configuration.codeLists, ref, context.pack)?.map((item) => item.id)),
    [context.configuration, context.pack],
  );
  const extraErrors = useMemo(() => toExtraErrors(issues), [issues]);
  return (
    <Form
      tagName="div"
      idPrefix={prefix}
      schema={schema}
      uiSchema={uiSchema}
      formData={data}
      validator={validator}
      noValidate
      noHtml5Validate
      showErrorList={false}
      extraErrors={extraErrors}
      disabled={disabled}
      widgets={widgets}
      fields={fields}
      templates={templates}
      formContext={{ ...context, data: { ...context.others, ...data } }}
      experimental_defaultFormStateBehavior={{ arrayMinItems: { populate: "never" }, emptyObjectFields: "skipEmptyDefaults" }}
      onChange={(event) => onChange((event.formData ?? {}) as JsonObject)}
    />
  );
}
