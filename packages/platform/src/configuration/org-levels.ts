import type { CodeListDefinition, Language } from "@zhili/contracts";
import { LEVEL_CODE_LIST } from "@zhili/engine/packs";
import type { Configuration } from "./configuration.js";
import { inLanguage } from "./translate.js";

/** The levels of org units that the packs name, titled in the reader's language. */
export function orgLevels(reader: {
  readonly configuration: Pick<Configuration, "packs" | "codeLists">;
  readonly context: { readonly language: Language };
}): CodeListDefinition["items"] {
  return [...reader.configuration.codeLists.values()]
    .filter(({ definition }) => definition.id === LEVEL_CODE_LIST)
    .flatMap((list) => inLanguage(reader, "code-list", list).items);
}
