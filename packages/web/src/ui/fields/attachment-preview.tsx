import { useState } from "react";
import { attachmentUrl } from "../../api/attachments.js";
import { Icon } from "../icon.js";

/** A stored file: its picture when it is one, else its name; opens in a new tab. */
export function AttachmentPreview({ id, name }: { readonly id: string; readonly name: string }) {
  const [picture, setPicture] = useState(true);
  return (
    <a className="z-attachment" href={attachmentUrl(id)} target="_blank" rel="noreferrer">
      {picture ? <img src={attachmentUrl(id)} alt={name} loading="lazy" onError={() => setPicture(false)} /> : <Icon name="document" />}
      <span>{name}</span>
    </a>
  );
}
