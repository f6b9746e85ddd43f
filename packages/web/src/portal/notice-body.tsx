import { createElement, type ReactNode, useMemo } from "react";
import { type CleanNode, cleanTree } from "./clean-tree.js";

/** The text of a notice: known text elements only, drawn by us; anything else of the markup is left out. */
export function NoticeBody({ html, title }: { readonly html: string; readonly title: string }) {
  const nodes = useMemo(() => cleanTree(new DOMParser().parseFromString(html, "text/html").body, title), [html, title]);
  return <div className="p-body">{nodes.map((node, place) => draw(node, String(place)))}</div>;
}

function draw(node: CleanNode, key: string): ReactNode {
  if (typeof node === "string") return node;
  const children = node.children.map((child, place) => draw(child, `${key}.${place}`));
  const element = createElement(node.tag, { ...node.attributes, key }, ...(node.children.length === 0 ? [] : children));
  return node.tag === "table" ? (
    <div key={key} className="p-table">
      {element}
    </div>
  ) : (
    element
  );
}
