import type { JsonObject } from "@zhili/contracts";

/**
 * JSON Schema draft-07 of a contribution's parameters; the builder draws its form and installs check it.
 * Places that hold more than data are marked: `"x-expression": true` (CEL), `"x-template": true` (text with places),
 * `"x-template-names": [...]` (names that only this text knows), `"x-explained-by": "explain"` (the parameter that maps more of them to expressions),
 * `"x-ref": "record-type"` (id of a definition of that kind), `"x-field": true` (a field of the record at hand).
 */
export type ParameterSchema = JsonObject;
