import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Available, RecordTypeView, RecordView } from "../../api/types.js";
import { Icon } from "../../ui/icon.js";
import { arrangeActions } from "./arrange-actions.js";
import { RefusedSteps } from "./refused-steps.js";
import { TransitionDrawer } from "./transition-drawer.js";

/** What may be done now: one main step, the others beside it, the refused ones with their reasons. */
export function ActionBar({ type, record }: { readonly type: RecordTypeView; readonly record: RecordView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Available>();
  const { main, beside, more, refused } = arrangeActions(record.workflow?.transitions ?? []);
  if (main === undefined && refused.length === 0) return null;
  return (
    <>
      {refused.length > 0 && <RefusedSteps steps={refused} />}
      {more.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{ items: more.map((step) => ({ key: step.id, label: step.title, danger: step.tone === "bad", onClick: () => setOpen(step) })) }}
        >
          <Button icon={<Icon name="more" />}>{t("action.more")}</Button>
        </Dropdown>
      )}
      {beside.map((step) => (
        <Button key={step.id} danger={step.tone === "bad"} onClick={() => setOpen(step)}>
          {step.title}
        </Button>
      ))}
      {main !== undefined && (
        <Button type="primary" onClick={() => setOpen(main)}>
          {main.title}
        </Button>
      )}
      {open !== undefined && <TransitionDrawer key={open.id} type={type} record={record} step={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
