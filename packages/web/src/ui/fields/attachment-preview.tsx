import { useState } from "react";
import { useFieldSource } from "../field-source.js";
import { Icon } from "../icon.js";

/** A stored file: its picture when it is one, else its name; opens in a new tab. */
export function AttachmentPreview({ id, name }: { readonly id: string; readonly name: string }) {
  const [picture, setPicture] = useState(true);
  const url = useFieldSource().fileUrl(id);
  if (url === undefined)
    return (
      <span className="z-attachment">
        <Icon name="document" />
        <span>{name}</span>
      </span>
    );
  return (
    <a className="z-attachment" href={url} target="_blank" rel="noreferrer">
      {picture ? <img src={url} alt={name} loading="lazy" onError={() => setPicture(false)} /> : <Icon name="document" />}
      <span>{name}</span>
    </a>
  );
}
