import type { FieldSchema, JsonObject, Language, RecordTypeDefinition, Transition } from "@zhili/contracts";
import { type Configuration, inLanguage, type RecordType } from "@zhili/platform";
import { fieldSchema, fieldSchemas } from "./field-schema.js";
import { changeOperations, fillPath, jsonAnswer, jsonBody, type Operation, type PathItem, type Paths, reference } from "./path-item.js";

const RECORDS = "/api/v1/records/{pack}/{type}";
const TRANSITION = `${RECORDS}/{id}/transitions/{transition}`;

export interface Described {
  readonly paths: Paths;
  readonly schemas: JsonObject;
}

/** Name of a record type's fields among the components. */
export function schemaName(ref: string): string {
  return ref.replace(":", ".");
}

/** The paths of one record type, with its real fields and the steps of its workflow, made from the general ones. */
export function recordPaths(configuration: Configuration, language: Language, general: Paths, type: RecordType): Described {
  const reader = { configuration, context: { language } };
  const definition = inLanguage(reader, "record-type", type);
  const name = schemaName(type.ref);
  const place = { pack: type.pack, type: type.definition.id };
  const paths: Record<string, PathItem> = {};
  for (const [path, item] of Object.entries(general)) {
    if (!path.startsWith(RECORDS) || path === TRANSITION) continue;
    const [filled, own] = fillPath(path, item, place);
    paths[filled] = changeOperations(own, (operation, method) => ofType(configuration, definition, name, path, method, operation));
  }
  const step = general[TRANSITION];
  for (const transition of step === undefined ? [] : stepsOf(reader, type)) {
    const [filled, own] = fillPath(TRANSITION, step as PathItem, { ...place, transition: transition.id });
    paths[filled] = changeOperations(own, (operation) => ofStep(configuration, definition, name, transition, operation));
  }
  const fields = {
    type: "object",
    title: definition.title,
    additionalProperties: false,
    properties: fieldSchemas(configuration, definition.schema.properties),
  };
  return { paths, schemas: { [name]: { ...fields, ...(definition.description === undefined ? {} : { description: definition.description }) } } };
}

function stepsOf(reader: { configuration: Configuration; context: { language: Language } }, type: RecordType): Transition[] {
  const placed = reader.configuration.workflowDefinitions.get(type.workflow ?? "");
  if (placed === undefined) return [];
  const workflow = inLanguage(reader, "workflow", placed);
  const all = [...workflow.transitions, ...workflow.states.flatMap((state) => (state.branches ?? []).flatMap((branch) => branch.transitions))];
  return all.filter(({ trigger = "person" }) => trigger === "person");
}

function ofType(configuration: Configuration, definition: RecordTypeDefinition, name: string, path: string, method: string, operation: Operation): Operation {
  const tail = path.slice(RECORDS.length);
  const own = { ...operation, tags: [definition.title], summary: `${definition.title}: ${operation.summary ?? ""}` };
  const record = viewOf(name);
  const required = { ...reference(name), required: [...(definition.schema.required ?? [])] };
  switch (`${method} ${tail}`) {
    case "get ":
      return {
        ...own,
        parameters: [...(operation.parameters ?? []), ...filters(configuration, definition.schema.properties)],
        responses: { "200": jsonAnswer("A page of records", pageOf(name)), ...refusals(operation) },
      };
    case "post ":
      return {
        ...own,
        requestBody: jsonBody({ type: "object", required: ["data"], properties: { orgUnit: { type: "string" }, data: required } }),
        responses: { "201": jsonAnswer("The record", record), ...refusals(operation) },
      };
    case "get /{id}":
      return { ...own, responses: { "200": jsonAnswer("The record", record), ...refusals(operation) } };
    case "patch /{id}":
      return {
        ...own,
        parameters: [...(operation.parameters ?? []), VERSION],
        requestBody: jsonBody({ type: "object", required: ["data"], properties: { data: reference(name) } }),
        responses: { "200": jsonAnswer("The record", record), ...refusals(operation) },
      };
    case "delete /{id}":
      return { ...own, parameters: [...(operation.parameters ?? []), VERSION], responses: { "204": { description: "Deleted" }, ...refusals(operation) } };
    default:
      return own;
  }
}

const VERSION: JsonObject = { name: "if-match", in: "header", required: true, schema: { type: "string" }, description: "ETag of the version that was seen" };

function ofStep(configuration: Configuration, definition: RecordTypeDefinition, name: string, step: Transition, operation: Operation): Operation {
  const form = step.form;
  const asked = Object.fromEntries((form?.fields ?? []).map((field) => [field, definition.schema.properties[field]]));
  const required = [...(form?.required ?? []), ...(form?.input?.required ?? [])].filter(
    (field) => definition.schema.properties[field] === undefined || form?.input?.properties[field] !== undefined,
  );
  const input = {
    type: "object",
    additionalProperties: false,
    properties: fieldSchemas(configuration, { ...asked, ...form?.input?.properties }),
    ...(required.length === 0 ? {} : { required }),
  };
  const body = {
    type: "object",
    additionalProperties: false,
    properties: {
      ...(form === undefined ? {} : { input }),
      ...(step.comment === "none" ? {} : { comment: { type: "string", maxLength: 2_000 } }),
      ...(step.approval === undefined ? {} : { decision: { type: "string", enum: ["agree", "disagree", "abstain"] } }),
      ...(form?.signature === true ? { signature: { type: "string" } } : {}),
    },
    ...(step.comment === "required" ? { required: ["comment"] } : {}),
  };
  return {
    ...operation,
    tags: [definition.title],
    summary: `${definition.title}: ${step.title}`,
    requestBody: jsonBody(body, step.comment === "required"),
    responses: { "200": jsonAnswer("The record after the step", { type: "object", properties: { record: viewOf(name) } }), ...refusals(operation) },
  };
}

function viewOf(name: string): JsonObject {
  return { allOf: [reference("Record"), { type: "object", properties: { data: reference(name) } }] };
}

function pageOf(name: string): JsonObject {
  return {
    type: "object",
    required: ["items"],
    properties: { items: { type: "array", items: viewOf(name) }, cursor: { type: "string" }, count: { type: "integer" } },
  };
}

function refusals({ responses }: Operation): JsonObject {
  return Object.fromEntries(Object.entries(responses ?? {}).filter(([status]) => status === "default"));
}

/** `filter[field]` for the fields that can be compared. */
function filters(configuration: Configuration, properties: Readonly<Record<string, FieldSchema | undefined>>): JsonObject[] {
  return Object.entries(properties).flatMap(([field, schema]) => {
    if (schema === undefined || schema.sensitive !== undefined || schema.type === "object" || schema.items?.type === "object") return [];
    return [{ name: `filter[${field}]`, in: "query", required: false, schema: fieldSchema(configuration, schema.items ?? schema) }];
  });
}
