import { type FieldProps, toFieldPathId } from "@rjsf/utils";
import type { Json, JsonObject } from "@zhili/contracts";
import { Button, Input } from "antd";
import { useState } from "react";
import { Icon } from "../../ui/icon.js";
import { emptyValue } from "../schema/empty-value.js";
import type { FormNode } from "../schema/form-schema.js";
import { useTexts } from "../texts.js";
import { MemberButtons } from "./array-templates.js";
import { contextOf, isBlank, memberTitle, schemaFieldOf } from "./builder-context.js";
import { Fold } from "./fold.js";

/** Names with a value each, in their order: the fields of a record type, the durations of a deadline. */
export function MapField(props: FieldProps) {
  const { t } = useTexts();
  const { root, put } = contextOf(props.registry);
  const [typed, setTyped] = useState("");
  const SchemaField = schemaFieldOf(props.registry);
  const value = (props.schema as FormNode).zhiliValue ?? {};
  const data = (typeof props.formData === "object" && props.formData !== null ? props.formData : {}) as JsonObject;
  const { path } = props.fieldPathId;
  const entries = Object.entries(data);
  const name = typed.trim();
  const taken = Object.hasOwn(data, name);
  const add = () => {
    if (name === "" || taken) return;
    put([...path, name], emptyValue(value, root) ?? "");
    setTyped("");
  };
  const move = (at: number, by: number) => {
    const order = [...entries];
    const [moved] = order.splice(at, 1);
    if (moved !== undefined) order.splice(at + by, 0, moved);
    put(path, Object.fromEntries(order) as Json);
  };
  const title = props.schema.title ?? props.name;
  return (
    <Fold
      summary={
        <>
          {title} <span className="z-quiet">{t("edit.count", { count: entries.length })}</span>
        </>
      }
    >
      <ol className="z-members">
        {entries.map(([key, member], at) => (
          <li key={key} className="z-member">
            <div className="z-member-body">
              <Fold
                summary={typeof member === "object" && memberTitle(member) !== undefined ? `${memberTitle(member)} (${key})` : key}
                open={typeof member !== "object" || isBlank(member)}
              >
                <SchemaField
                  {...props}
                  name={key}
                  schema={{ ...value, title: value.title === "" || value.title === undefined ? key : value.title }}
                  uiSchema={{ "ui:label": false }}
                  formData={member}
                  fieldPathId={toFieldPathId(key, props.registry.globalFormOptions, path)}
                />
              </Fold>
            </div>
            <MemberButtons
              title={memberTitle(typeof member === "object" ? member : undefined) ?? key}
              onUp={at > 0 ? () => move(at, -1) : undefined}
              onDown={at < entries.length - 1 ? () => move(at, 1) : undefined}
              onRemove={() => put([...path, key], undefined)}
            />
          </li>
        ))}
      </ol>
      <div className="z-actions">
        <Input
          aria-label={`${title} ${t("edit.newName")}`}
          placeholder={t("edit.newName")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={add}
          style={{ width: 180 }}
        />
        <Button icon={<Icon name="plus" />} disabled={name === "" || taken} onClick={add}>
          {t("edit.addField")}
        </Button>
        {taken && <span className="z-quiet">{t("edit.nameTaken", { name })}</span>}
      </div>
    </Fold>
  );
}
