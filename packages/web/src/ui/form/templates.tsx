import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps, FieldTemplateProps, ObjectFieldTemplateProps } from "@rjsf/utils";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { FieldKind } from "../fields/field-kind.js";
import { Icon } from "../icon.js";

const GROUPED: ReadonlySet<FieldKind> = new Set(["group", "rows", "texts"]);
const LABELLED_APART: ReadonlySet<FieldKind> = new Set(["yes-no", "signature"]);

/** Title, help, input and message of one field; what may be left out says so. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { t } = useTranslation();
  const options = props.uiSchema?.["ui:options"];
  const kind = options?.kind as FieldKind | undefined;
  const wide = options?.wide === true;
  if (props.hidden === true) return <div hidden>{props.children}</div>;
  const grouped = kind === undefined || GROUPED.has(kind);
  const errors = props.rawErrors ?? [];
  const message = errors.length > 0 && (
    <div id={`${props.id}__error`} className="z-field-error">
      <Icon name="error" />
      {errors.join("；")}
    </div>
  );
  if (grouped) {
    return (
      <div
        className={wide ? "z-field z-field-wide" : "z-field"}
        {...(props.fieldPathId.path.length === 0 ? { "data-root": true } : {})}
        data-invalid={errors.length > 0}
      >
        {props.children}
        {props.fieldPathId.path.length > 0 && message}
      </div>
    );
  }
  const title = (
    <>
      {props.label}
      {props.required !== true && props.readonly !== true && <span className="z-optional">{t("form.optional")}</span>}
    </>
  );
  return (
    <div className={wide ? "z-field z-field-wide" : "z-field"} data-invalid={errors.length > 0}>
      {props.uiSchema?.["ui:label"] !== false &&
        (LABELLED_APART.has(kind) ? (
          <span id={`${props.id}__title`} className="z-field-title">
            {title}
          </span>
        ) : (
          <label id={`${props.id}__title`} htmlFor={props.id} className="z-field-title">
            {title}
          </label>
        ))}
      {props.rawDescription !== undefined && props.rawDescription !== "" && (
        <div id={`${props.id}__help`} className="z-field-help">
          {props.rawDescription}
        </div>
      )}
      {message}
      {props.children}
    </div>
  );
}

export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const id = props.fieldPathId.$id;
  const fields = props.properties.filter((property) => !property.hidden).map((property) => property.content);
  if (props.fieldPathId.path.length === 0 || props.uiSchema?.["ui:label"] === false) return <div className="z-fields">{fields}</div>;
  return (
    <fieldset className="z-group" id={id}>
      <legend>{props.title}</legend>
      {typeof props.description === "string" && props.description !== "" && <div className="z-field-help">{props.description}</div>}
      <div className="z-fields">{fields}</div>
    </fieldset>
  );
}

export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useTranslation();
  const id = props.fieldPathId.$id;
  return (
    <fieldset className="z-group" id={id} tabIndex={-1}>
      <legend>
        {props.title}
        {props.required !== true && <span className="z-optional">{t("form.optional")}</span>}
      </legend>
      {props.items.length === 0 ? <p className="z-quiet">{t("form.noRows")}</p> : <ol className="z-rows">{props.items}</ol>}
      {props.canAdd === true && props.readonly !== true && props.disabled !== true && (
        <Button icon={<Icon name="plus" />} onClick={props.onAddClick}>
          {t("form.addRow")}
        </Button>
      )}
    </fieldset>
  );
}

export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { t } = useTranslation();
  const { buttonsProps } = props;
  return (
    <li className="z-row">
      <span className="z-row-number z-number">{props.index + 1}</span>
      <div className="z-row-fields">{props.children}</div>
      {buttonsProps.hasRemove && props.readonly !== true && props.disabled !== true && (
        <Button size="small" type="text" aria-label={t("form.removeRow", { number: props.index + 1 })} onClick={buttonsProps.onRemoveItem}>
          {t("action.remove")}
        </Button>
      )}
    </li>
  );
}
