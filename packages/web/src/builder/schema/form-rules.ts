import type { Experimental_DefaultFormStateBehavior, ValidatorType } from "@rjsf/utils";

/** The form fills nothing in: what is absent stays absent. */
export const NOTHING_FILLED_IN: Experimental_DefaultFormStateBehavior = {
  arrayMinItems: { populate: "never" },
  emptyObjectFields: "skipDefaults",
  allOf: "skipDefaults",
  constAsDefaults: "never",
};

/** The page judges nothing: the server says what is wrong with a definition, in words and with its place. */
export const judgedByServer: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};
