import type { FieldTemplateProps, ObjectFieldTemplateProps } from "@rjsf/utils";
import { Button, Select } from "antd";
import { useState } from "react";
import { Icon } from "../../ui/icon.js";
import { emptyValue, followRef } from "../schema/empty-value.js";
import { FIELD, type FormNode } from "../schema/form-schema.js";
import { useTexts } from "../texts.js";
import { contextOf } from "./builder-context.js";
import { Fold } from "./fold.js";

/** What has parts of its own is drawn by its own template; anything else gets its title here. */
function hasParts({ $id, type, properties }: FormNode): boolean {
  return $id === FIELD.map || type === "array" || properties !== undefined;
}

/** Title and meaning of one property, above its input. */
export function PartTemplate(props: FieldTemplateProps) {
  const schema = followRef(props.schema as FormNode, contextOf(props.registry).root);
  if (schema.const !== undefined) return null;
  const bare = hasParts(schema) || typeof props.fieldPathId.path.at(-1) === "number";
  if (bare) return <div className="z-part">{props.children}</div>;
  const labelled = schema.$id === undefined;
  return (
    <div className="z-part">
      {labelled ? (
        <label className="z-field-title" htmlFor={props.id}>
          {props.label}
        </label>
      ) : (
        <span className="z-field-title">{props.label}</span>
      )}
      {props.rawDescription !== undefined && props.rawDescription !== "" && <div className="z-field-help">{props.rawDescription}</div>}
      {props.children}
    </div>
  );
}

/** An object: what is set and what must be, and a way to add what else there is. */
export function ObjectTemplate(props: ObjectFieldTemplateProps) {
  const { t } = useTexts();
  const { root, put } = contextOf(props.registry);
  const { path } = props.fieldPathId;
  const [revealed, setRevealed] = useState<readonly string[]>([]);
  const schema = followRef(props.schema as FormNode, root);
  const data = (props.formData ?? {}) as Readonly<Record<string, unknown>>;
  const required = new Set(schema.required ?? []);
  const partOf = (name: string) => followRef((schema.properties?.[name] ?? {}) as FormNode, root);
  const isShown = (name: string) => required.has(name) || data[name] !== undefined || revealed.includes(name);
  const hidden = props.properties.filter(({ name }) => !isShown(name));
  const reveal = (name: string) => {
    setRevealed([...revealed, name]);
    const begun = emptyValue(partOf(name), root);
    if (begun !== undefined) put([...path, name], begun);
  };
  const drop = (name: string) => {
    setRevealed(revealed.filter((one) => one !== name));
    put([...path, name], undefined);
  };
  const body = (
    <div className="z-object">
      {props.properties
        .filter(({ name }) => isShown(name))
        .map(({ name, content }) => (
          <div key={name} className="z-setting">
            {content}
            {!required.has(name) && (
              <Button
                size="small"
                type="text"
                icon={<Icon name="close" />}
                aria-label={t("edit.removeOf", { title: partOf(name).title ?? name })}
                onClick={() => drop(name)}
              />
            )}
          </div>
        ))}
      {hidden.length > 0 && (
        <Select
          aria-label={`${t("edit.addSetting")}${path.length === 0 ? "" : ` ${props.title}`}`}
          className="z-add-setting"
          placeholder={t("edit.addSetting")}
          value={null}
          showSearch={{ optionFilterProp: "label" }}
          options={hidden.map(({ name }) => ({ value: name, label: partOf(name).title ?? name }))}
          onChange={(name: string | null) => name !== null && reveal(name)}
        />
      )}
    </div>
  );
  if (path.length === 0 || typeof path.at(-1) === "number" || props.uiSchema?.["ui:label"] === false) return body;
  return <Fold summary={props.title}>{body}</Fold>;
}
