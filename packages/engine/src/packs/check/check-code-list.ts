import type { Resolved } from "../resolve-ref.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

/** Parents of items are items of the same list. */
export function checkCodeList(checker: Checker, { definition }: Resolved<"code-list">): void {
  const ids = definition.items.map(({ id }) => id);
  definition.items.forEach((item, at) => {
    if (item.parent !== undefined) checker.name(item.parent, ids, KIND_WORDS.item, `/items/${at}/parent`);
  });
}
