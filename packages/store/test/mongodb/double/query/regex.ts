import { BSONRegExp } from "bson";
import { notInDouble, ServerError } from "../errors.js";

/** Compiles a pattern of the syntax that PCRE2 and JavaScript share; what only one of them reads is refused. */
export function compileRegex(operand: unknown, options: unknown): RegExp {
  const pattern = operand instanceof BSONRegExp ? operand.pattern : operand;
  const flags = operand instanceof BSONRegExp ? operand.options : (options ?? "");
  if (typeof pattern !== "string" || typeof flags !== "string") throw new ServerError(2, "BadValue", "$regex has to be a string");
  if (pattern.includes("\u0000")) throw new ServerError(51091, "Location51091", "Regular expression cannot contain an embedded null byte");
  if (/\\[uckKQEG]|\(\?[^:=!<]/.test(pattern)) throw notInDouble(`the regular expression ${pattern}`);
  if (!/^[ims]*$/.test(flags)) throw notInDouble(`the options ${flags} of a regular expression`);
  try {
    return new RegExp(pattern, `u${flags}`);
  } catch (error) {
    throw new ServerError(51091, "Location51091", `Regular expression is invalid: ${String(error)}`);
  }
}
