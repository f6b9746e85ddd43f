import type { JsonObject, ObjectSchema } from "@zhili/contracts";
import { createSchemaRegistry } from "@zhili/engine/schema";
import type { ParameterSchema } from "@zhili/plugin-api";
import { ParametersWrong } from "./errors.js";

/** What somebody gives a contribution with a request, checked against its schema. Throws PLUGIN_PARAMETERS_WRONG with an issue for each. */
export function checkedParameters(contribution: { readonly type: string; readonly params: ParameterSchema }, given: JsonObject = {}): JsonObject {
  const issues = createSchemaRegistry()
    .compile(contribution.params as unknown as ObjectSchema)
    .validate(given);
  if (issues.length > 0) throw ParametersWrong({ facts: { contribution: contribution.type }, issues });
  return given;
}
