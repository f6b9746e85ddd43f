import type { WidgetProps } from "@rjsf/utils";
import { useState } from "react";
import { uploadAttachment } from "../../../api/attachments.js";
import { useProblemText } from "../../states.js";
import { SignaturePad } from "./signature-pad.js";
import { factsOf } from "./widget-facts.js";

/** The picture of the signature is stored as soon as the pen is lifted; its id is kept. */
export function SignatureWidget(props: WidgetProps) {
  const words = useProblemText();
  const { off, uploadTarget } = factsOf(props);
  const [picture, setPicture] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const keep = async (drawn: string | undefined) => {
    setPicture(drawn);
    setProblem(undefined);
    if (drawn === undefined) return props.onChange(undefined);
    try {
      const stored = await uploadAttachment(pictureOf(drawn), "signature.png", uploadTarget);
      props.onChange(stored.id);
    } catch (error) {
      setPicture(undefined);
      setProblem(words(error).text);
    }
  };
  return (
    <>
      <SignaturePad id={props.id} label={props.label} value={picture} disabled={off} onChange={(drawn) => void keep(drawn)} />
      {problem !== undefined && (
        <div className="z-field-error" role="alert">
          {problem}
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
