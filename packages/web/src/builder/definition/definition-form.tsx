import Form from "@rjsf/core/lib/components/Form.js";
import type { RegistryFieldsType, RegistryWidgetsType } from "@rjsf/utils";
import type { Json } from "@zhili/contracts";
import { useMemo } from "react";
import { useLanguage } from "../../ui/language.js";
import "../../ui/form/form.css";
import { judgedByServer, NOTHING_FILLED_IN } from "../schema/form-rules.js";
import { FIELD, formSchema } from "../schema/form-schema.js";
import type { KindSchema } from "../schema/kind-schema.js";
import { withoutUndefined } from "../schema/set-at.js";
import { ArrayItemTemplate, ArrayTemplate } from "./array-templates.js";
import type { BuilderContext } from "./builder-context.js";
import { JsonField } from "./json-field.js";
import { MapField } from "./map-field.js";
import { ObjectTemplate, PartTemplate } from "./object-templates.js";
import { UnionField } from "./union-field.js";
import { ChoiceWidget, TextWidget, YesNoWidget } from "./widgets.js";

const fields: RegistryFieldsType = { [FIELD.json]: JsonField, [FIELD.map]: MapField, [FIELD.union]: UnionField };
const widgets: RegistryWidgetsType = { TextWidget, SelectWidget: ChoiceWidget, CheckboxWidget: YesNoWidget };
const templates = {
  FieldTemplate: PartTemplate,
  ObjectFieldTemplate: ObjectTemplate,
  ArrayFieldTemplate: ArrayTemplate,
  ArrayFieldItemTemplate: ArrayItemTemplate,
};

interface DefinitionFormProps {
  readonly kind: KindSchema;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly put: BuilderContext["put"];
}

/** A definition as a form drawn from its kind's schema. */
export function DefinitionForm({ kind, value, onChange, put }: DefinitionFormProps) {
  const language = useLanguage();
  const schema = useMemo(() => formSchema(kind, language), [kind, language]);
  const context: BuilderContext = { root: schema, put };
  return (
    <Form
      tagName="div"
      idPrefix="definition"
      schema={schema}
      formData={value}
      validator={judgedByServer}
      noValidate
      noHtml5Validate
      showErrorList={false}
      fields={fields}
      widgets={widgets}
      templates={templates}
      formContext={context}
      uiSchema={NO_BUTTON}
      experimental_defaultFormStateBehavior={NOTHING_FILLED_IN}
      onChange={(event) => onChange(withoutUndefined(event.formData))}
    />
  );
}

const NO_BUTTON = { "ui:submitButtonOptions": { norender: true } };
