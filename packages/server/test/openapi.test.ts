import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Person, type Started, startPlatform } from "./start-platform.js";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: unknown;
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> } }>>;
  };
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly title?: string; readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> }>>;
  };
  readonly "x-zhili-revision": string;
}

const METHODS = ["get", "post", "patch", "put", "delete"];

describe("the description of the API", () => {
  let place: Started;
  let person: Person;
  let document: Document;
  beforeAll(async () => {
    place = await startPlatform();
    person = await place.as("sample-secretary");
    document = (await place.nobody.get("/openapi.json")).body as unknown as Document;
  });
  afterAll(() => place.stop());

  it("is OpenAPI 3.1 of the configuration in force", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info.title).not.toBe("");
    expect(document["x-zhili-revision"]).toBe(place.platform.configuration().revision);
  });

  it("every reference leads somewhere", () => {
    const missing: string[] = [];
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit);
      if (typeof value !== "object" || value === null) return;
      const { $ref } = value as { $ref?: unknown };
      if (typeof $ref === "string" && find(document, $ref) === undefined) missing.push($ref);
      Object.values(value).forEach(visit);
    };
    visit(document);
    expect(missing).toEqual([]);
  });

  it("every operation is whole: methods, parameters of its path, answers, an id of its own", () => {
    const ids = new Set<string>();
    const wrong: string[] = [];
    for (const [path, item] of Object.entries(document.paths)) {
      const places = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      for (const [method, operation] of Object.entries(item)) {
        const at = `${method} ${path}`;
        if (!METHODS.includes(method)) wrong.push(`${at}: method`);
        if (ids.has(operation.operationId) || operation.operationId === "") wrong.push(`${at}: id`);
        ids.add(operation.operationId);
        const declared = (operation.parameters ?? []).filter((one) => one.in === "path");
        if (JSON.stringify(declared.map((one) => one.name).sort()) !== JSON.stringify([...places].sort())) wrong.push(`${at}: path parameters`);
        if (declared.some((one) => one.required !== true)) wrong.push(`${at}: path parameters are required`);
        if ((operation.parameters ?? []).some((one) => one.schema === undefined)) wrong.push(`${at}: parameters have schemas`);
        const keys = (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`);
        if (new Set(keys).size !== keys.length) wrong.push(`${at}: parameters twice`);
        if (!("default" in operation.responses) || Object.keys(operation.responses).length < 2) wrong.push(`${at}: answers`);
      }
    }
    expect(wrong).toEqual([]);
    expect(ids.size).toBeGreaterThan(200);
  });

  it("has the paths, fields and steps of every record type, and every ledger and report by name", () => {
    const configuration = place.platform.configuration();
    for (const type of configuration.recordTypes.values()) {
      const path = `/api/v1/records/${type.pack}/${type.definition.id}`;
      expect(Object.keys(document.paths[path] ?? {}).sort(), path).toEqual(["get", "post"]);
      expect(Object.keys(document.paths[`${path}/{id}`] ?? {}).sort(), path).toEqual(["delete", "get", "patch"]);
      const fields = document.components.schemas[type.ref.replace(":", ".")]?.properties ?? {};
      expect(Object.keys(fields)).toEqual(Object.keys(type.definition.schema.properties));
      const workflow = configuration.workflowDefinitions.get(type.workflow ?? "")?.definition;
      for (const step of (workflow?.transitions ?? []).filter((one) => (one.trigger ?? "person") === "person"))
        expect(document.paths, step.id).toHaveProperty([`${path}/{id}/transitions/${step.id}`, "post"]);
    }
    for (const ledger of configuration.ledgerDefinitions.values())
      expect(document.paths).toHaveProperty([`/api/v1/ledgers/${ledger.ref.replace(":", "/")}/accounts/{account}`, "get"]);
    for (const report of configuration.reportDefinitions.values())
      expect(document.paths).toHaveProperty([`/api/v1/reports/${report.ref.replace(":", "/")}`, "get"]);
    expect(Object.keys(document.paths).filter((path) => /\{pack\}\/\{(?:type|ledger|scorecard|report|page)\}/.test(path))).toEqual([]);
  });

  it("says what a step asks for", () => {
    const step = document.paths["/api/v1/records/base/household/{id}/transitions/move-away"]?.post;
    const body = step?.requestBody?.content["application/json"]?.schema;
    expect(body?.properties.input).toMatchObject({ properties: { date: { type: "string", format: "date" }, destination: { maxLength: 80 } } });
  });

  it("speaks the caller's language", async () => {
    const english = (await place.nobody.get("/openapi.json", { language: "en" })).body as unknown as Document;
    expect(english.components.schemas["base.household"]?.title).toBe("Household");
    expect(document.components.schemas["base.household"]?.title).toBe("户");
  });

  it("a page to try it comes from this server alone", async () => {
    const page = await person.get("/docs", { headers: { accept: "text/html" } });
    const html = page.status === 302 ? (await place.app.inject(String(page.headers.location))).body : page.text;
    expect(html).toContain("swagger-ui");
    expect(html.match(/(?:src|href)="(?:https?:)?\/\//g)).toBeNull();
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>[^<]/);
    expect(String(page.headers["content-security-policy"])).toContain("script-src 'self'");
    const shown = (await person.get("/docs/json")).body as unknown as Document;
    expect(Object.keys(shown.paths)).toEqual(Object.keys(document.paths));
  });
});

function find(document: unknown, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let value: unknown = document;
  for (const step of reference.slice(2).split("/")) {
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  }
  return value;
}
