import type { Language } from "../../api/types.js";
import { type KindSchema, resolveNode, type SchemaNode } from "../schema/kind-schema.js";
import { nodeLabel } from "./node-label.js";

/** The steps of a JSON Pointer; the mark of an order is left out. */
export function pathSteps(path: string): string[] {
  const plain = path.replace(/:order$/, "");
  return plain === ""
    ? []
    : plain
        .slice(1)
        .split("/")
        .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The place of a change in words, a part for each step: 环节 › 限时办事 › 期限. */
export function placeWords(path: string, names: readonly (string | null)[], kind: KindSchema | undefined, language: Language): string[] {
  let node: SchemaNode | undefined = kind === undefined ? undefined : resolveNode(kind, kind.schema);
  return pathSteps(path).map((name, at) => {
    const property = node?.properties?.[name];
    const inside = property ?? node?.items ?? (typeof node?.additionalProperties === "object" ? node.additionalProperties : undefined);
    node = inside === undefined || kind === undefined ? undefined : resolveNode(kind, inside);
    if (property !== undefined) return nodeLabel(name, property, language);
    return names[at] ?? name;
  });
}

/** `pack:kind/id` in its parts; what has no kind (a pack's manifest) is its own. */
export function refParts(ref: string): { readonly pack: string; readonly kind: string; readonly name: string } {
  const colon = ref.indexOf(":");
  const slash = ref.indexOf("/", colon);
  if (slash < 0) return { pack: ref.slice(0, colon), kind: ref.slice(colon + 1), name: "" };
  return { pack: ref.slice(0, colon), kind: ref.slice(colon + 1, slash), name: ref.slice(slash + 1) };
}
