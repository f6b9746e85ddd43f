import type { WidgetProps } from "@rjsf/utils";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldSource } from "../../field-source.js";
import { useProblemText } from "../../states.js";
import { SignaturePad } from "./signature-pad.js";
import { factsOf } from "./widget-facts.js";

/** Strokes follow one another faster than this. */
const REST = 400;

/** The picture of the signature is stored once the hand rests; its id is kept. A picture that could not be stored stays, to be tried again. */
export function SignatureWidget(props: WidgetProps) {
  const { t } = useTranslation();
  const words = useProblemText();
  const source = useFieldSource();
  const { off, uploadTarget } = factsOf(props);
  const [picture, setPicture] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const store = async (drawn: string) => {
    setProblem(undefined);
    try {
      const stored = await source.upload(pictureOf(drawn), "signature.png", uploadTarget);
      props.onChange(stored.id);
    } catch (error) {
      setProblem(words(error).text);
    }
  };
  const keep = (drawn: string | undefined) => {
    window.clearTimeout(timer.current);
    setPicture(drawn);
    setProblem(undefined);
    if (drawn === undefined) props.onChange(undefined);
    else timer.current = window.setTimeout(() => void store(drawn), REST);
  };
  return (
    <>
      <SignaturePad
        id={props.id}
        label={props.label}
        value={picture}
        signed={typeof props.value === "string" && props.value !== ""}
        disabled={off}
        onChange={keep}
      />
      {problem !== undefined && picture !== undefined && (
        <div className="z-field-error" role="alert">
          {problem}{" "}
          <button type="button" className="z-why" onClick={() => void store(picture)}>
            {t("action.retry")}
          </button>
        </div>
      )}
    </>
  );
}

/** The bytes of a PNG data URL. */
function pictureOf(dataUrl: string): Blob {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: "image/png" });
}
