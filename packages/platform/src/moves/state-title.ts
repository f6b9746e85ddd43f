import type { Language } from "@zhili/contracts";
import type { Configuration } from "../configuration/configuration.js";
import { inLanguage } from "../configuration/translate.js";

/** Title of a state, in the reader's language, in whichever of the configurations has it; its id when none does. */
export function titleOfState(one: Configuration, other: Configuration, workflow: string, state: string, language: Language): string {
  for (const configuration of [one, other]) {
    const placed = configuration.workflowDefinitions.get(workflow);
    const shown = placed === undefined ? undefined : inLanguage({ configuration, context: { language } }, "workflow", placed);
    const found = shown?.states.find(({ id }) => id === state);
    if (found !== undefined) return found.title;
  }
  return state;
}
