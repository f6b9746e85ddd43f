import { type Schema, Validator } from "@cfworker/json-schema";
import {
  type CustomValidator,
  createErrorHandler,
  type ErrorSchema,
  type ErrorTransformer,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  type UiSchema,
  unwrapErrorHandler,
  type ValidationData,
  type ValidatorType,
  validationDataMerge,
} from "@rjsf/utils";
import type { ObjectSchema } from "@zhili/contracts";
import type { Language } from "../../api/types.js";
import type { CodeValues } from "./check-schema.js";
import { pointerSegments, validateData, withoutEmpty } from "./validate-data.js";

/** The validator of react-jsonschema-form that interprets schemas: the page's policy forbids compiled ones. */
export function interpretingValidator(language: () => Language, codes: CodeValues): ValidatorType {
  const check = (formData: unknown, schema: RJSFSchema): RJSFValidationError[] =>
    validateData(formData, schema as unknown as ObjectSchema, language(), codes).map((issue) => {
      const property = pointerSegments(issue.path)
        .map((segment) => `.${segment}`)
        .join("");
      return { name: issue.code, property, message: issue.message, stack: issue.message, params: {} };
    });
  return {
    validateFormData(
      formData: unknown,
      schema: RJSFSchema,
      customValidate?: CustomValidator,
      transformErrors?: ErrorTransformer,
      uiSchema?: UiSchema,
    ): ValidationData<unknown> {
      const found = check(formData, schema);
      const errors = transformErrors === undefined ? found : transformErrors(found, uiSchema);
      const result: ValidationData<unknown> = { errors, errorSchema: toErrorSchema(errors) as ErrorSchema<unknown> };
      if (customValidate === undefined) return result;
      const handler = customValidate(formData, createErrorHandler(formData ?? {}), uiSchema);
      return validationDataMerge(result, unwrapErrorHandler(handler));
    },
    isValid(schema: RJSFSchema, formData: unknown): boolean {
      try {
        return new Validator(schema as unknown as Schema, "7", true).validate(withoutEmpty(formData) ?? {}).valid;
      } catch {
        return false;
      }
    },
    rawValidation<Result>(schema: RJSFSchema, formData?: unknown): { errors?: Result[] } {
      return { errors: check(formData, schema) as unknown as Result[] };
    },
  };
}
