import type { Json } from "@zhili/contracts";
import { Button } from "antd";
import { Panel } from "../../ui/panel.js";
import { qualify } from "../../ui/refs.js";
import { useTexts } from "../texts.js";
import { TryForm } from "./try-form.js";
import { TryWorkflow } from "./try-workflow.js";

interface TryPanelProps {
  readonly draft: string;
  readonly pack: string;
  readonly kind: string;
  readonly name: string;
  /** The definition as it stands on the screen. */
  readonly value: Json;
  /** Whether it is not saved yet. */
  readonly dirty: boolean;
  readonly onClose: () => void;
}

/** Which kinds of definition can be tried by themselves. */
export const TRIED_KINDS: ReadonlySet<string> = new Set(["record-type", "workflow"]);

/** The definition on the screen, tried on sample data before it is published, or even saved. */
export function TryPanel({ draft, pack, kind, name, value, dirty, onClose }: TryPanelProps) {
  const { t } = useTexts();
  const typed = dirty ? { ref: `${pack}:${kind}/${name}`, value } : undefined;
  const recordType = kind === "record-type" ? name : recordTypeOf(value);
  return (
    <Panel
      title={t("try.title")}
      extra={
        <Button size="small" onClick={onClose}>
          {t("try.close")}
        </Button>
      }
    >
      <p className="z-quiet z-small z-tried-help">{t("try.help")}</p>
      {kind === "record-type" ? (
        <TryForm draft={draft} recordType={qualify(recordType, pack)} typed={typed} />
      ) : (
        <TryWorkflow draft={draft} recordType={qualify(recordType, pack)} typed={typed} />
      )}
    </Panel>
  );
}

function recordTypeOf(value: Json): string {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value.recordType === "string" ? value.recordType : "";
}
