import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from "@rjsf/utils";
import { Button } from "antd";
import { isValidElement } from "react";
import { Icon } from "../../ui/icon.js";
import { useTexts } from "../texts.js";
import { isBlank, memberTitle } from "./builder-context.js";
import { Fold } from "./fold.js";

/** A list: its members, and a way to add one. */
export function ArrayTemplate(props: ArrayFieldTemplateProps) {
  const { t } = useTexts();
  return (
    <Fold
      summary={
        <>
          {props.title} <span className="z-quiet">{t("edit.count", { count: props.items.length })}</span>
        </>
      }
    >
      {props.items.length === 0 ? <p className="z-quiet">{t("edit.none")}</p> : <ol className="z-members">{props.items}</ol>}
      <Button size="small" icon={<Icon name="plus" />} aria-label={`${t("edit.add")} ${props.title}`} onClick={props.onAddClick}>
        {t("edit.add")}
      </Button>
    </Fold>
  );
}

/** A member of a list by its title, with its place in the order. */
export function ArrayItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { buttonsProps: own, index, children } = props;
  const data: unknown = isValidElement<{ formData?: unknown }>(children) ? children.props.formData : undefined;
  const title = memberTitle(data) ?? String(index + 1);
  const plain = typeof data !== "object" || data === null;
  return (
    <li className="z-member">
      <div className="z-member-body">
        {plain ? (
          children
        ) : (
          <Fold summary={title} open={isBlank(data)}>
            {children}
          </Fold>
        )}
      </div>
      <MemberButtons
        title={title}
        onUp={own.hasMoveUp ? own.onMoveUpItem : undefined}
        onDown={own.hasMoveDown ? own.onMoveDownItem : undefined}
        onRemove={own.onRemoveItem}
      />
    </li>
  );
}

interface MemberButtonsProps {
  readonly title: string;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
}

export function MemberButtons({ title, onUp, onDown, onRemove }: MemberButtonsProps) {
  const { t } = useTexts();
  return (
    <span className="z-member-buttons">
      <Button size="small" type="text" disabled={onUp === undefined} aria-label={t("edit.upOf", { title })} onClick={() => onUp?.()}>
        {t("edit.up")}
      </Button>
      <Button size="small" type="text" disabled={onDown === undefined} aria-label={t("edit.downOf", { title })} onClick={() => onDown?.()}>
        {t("edit.down")}
      </Button>
      <Button size="small" type="text" icon={<Icon name="close" />} aria-label={t("edit.removeOf", { title })} onClick={() => onRemove()} />
    </span>
  );
}
