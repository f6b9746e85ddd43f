import type { Json } from "@zhili/contracts";
import { Input } from "antd";
import { useState } from "react";
import { sameValue } from "../schema/set-at.js";
import { useTexts } from "../texts.js";

interface JsonTextProps {
  readonly id?: string;
  readonly label: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  /** Told what is wrong with the text; undefined when it is whole again. */
  readonly onWrong?: (reason: string | undefined) => void;
  readonly rows: number;
}

type Read = { readonly value: Json } | { readonly reason: string };

function read(text: string): Read {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** A value as JSON that can be typed in; what is not whole yet stays as it was typed. */
export function JsonText({ id, label, value, onChange, onWrong, rows }: JsonTextProps) {
  const { t } = useTexts();
  const written = value === undefined ? "" : JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState(written);
  const own = read(typed);
  const shown = "reason" in own ? (typed === "" ? written : typed) : sameValue(own.value, value) ? typed : written;
  const now = read(shown);
  const change = (text: string) => {
    setTyped(text);
    const next = read(text);
    onWrong?.("reason" in next ? next.reason : undefined);
    if ("value" in next) onChange(next.value);
  };
  return (
    <>
      <Input.TextArea
        id={id}
        aria-label={label}
        className="z-mono"
        spellCheck={false}
        autoSize={{ minRows: rows, maxRows: 40 }}
        value={shown}
        onChange={(event) => change(event.target.value)}
      />
      {"reason" in now && shown !== "" && (
        <div className="z-field-error" role="alert">
          {t("edit.jsonWrong", { reason: now.reason })}
        </div>
      )}
    </>
  );
}
