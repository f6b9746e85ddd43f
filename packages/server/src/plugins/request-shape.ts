import type { FastifyInstance, FastifyRequest } from "fastify";
import { RequestForbiddenKeys, RequestInvalid } from "../errors.js";

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const DEEPEST = 32;

/** Before the shape is checked: numbers of the query become numbers, and bodies with forbidden names or without a bottom are refused. */
export async function checkShape(app: FastifyInstance): Promise<void> {
  app.addHook("preValidation", async (request) => {
    typeQuery(request);
    checkBody(request.body);
  });
}

interface QueryShape {
  readonly properties?: Readonly<Record<string, { readonly type?: unknown }>>;
}

/** Query values are text; the ones that the route wants as a number or a yes become that when they read so. */
function typeQuery(request: FastifyRequest): void {
  const shape = request.routeOptions.schema?.querystring as QueryShape | undefined;
  const query = request.query as Record<string, unknown>;
  for (const [name, { type }] of Object.entries(shape?.properties ?? {})) {
    const value = Object.hasOwn(query, name) ? query[name] : undefined;
    if (typeof value !== "string") continue;
    if ((type === "integer" || type === "number") && /^-?\d{1,15}(\.\d+)?$/.test(value)) query[name] = Number(value);
    else if (type === "boolean" && /^(true|false)$/.test(value)) query[name] = value === "true";
  }
}

/** Throws REQUEST_FORBIDDEN_KEYS, and REQUEST_INVALID for nesting that no form has. */
function checkBody(body: unknown): void {
  let level: object[] = isPlain(body) ? [body] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw RequestInvalid({ facts: { count: 1 }, issues: [tooDeep()] });
    const next: object[] = [];
    for (const value of level) {
      if (!Array.isArray(value) && Object.keys(value).some((key) => FORBIDDEN.has(key))) throw RequestForbiddenKeys();
      for (const member of Object.values(value)) if (isPlain(member)) next.push(member);
    }
    level = next;
  }
}

/** Parsed JSON; a stream or an uploaded part is none. */
function isPlain(value: unknown): value is object {
  if (Array.isArray(value)) return true;
  return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

function tooDeep() {
  return {
    code: "REQUEST_INVALID",
    path: "",
    message: { "zh-CN": `层次太深，最多 ${DEEPEST} 层。`, en: `Nested too deep; at most ${DEEPEST} levels.` },
  };
}
