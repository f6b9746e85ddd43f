import type { JsonObject, Language } from "@zhili/contracts";
import { type Configuration, inLanguage, type Placed } from "@zhili/platform";
import { changeOperations, fillPath, type Operation, type PathItem, type Paths } from "./path-item.js";
import { recordPaths } from "./record-paths.js";
import { COMPONENTS, PROBLEM_ANSWER } from "./shared-schemas.js";

const GENERAL = /^\/api\/v1\/(?:records|ledgers|scores|reports|pages)\/\{pack\}/;

interface Document {
  readonly paths?: unknown;
  readonly components?: JsonObject;
  readonly [name: string]: unknown;
}

/**
 * The API as OpenAPI 3.1, made from the routes and the configuration: a set of paths for every record type with its own fields and steps,
 * and the ledgers, scorecards, reports and pages by name.
 */
export function describeApi(routes: Document, configuration: Configuration, language: Language): JsonObject {
  const all = named((routes.paths ?? {}) as Paths);
  const general = Object.fromEntries(Object.entries(all).filter(([path]) => GENERAL.test(path)));
  const paths: Record<string, PathItem> = Object.fromEntries(Object.entries(all).filter(([path]) => !GENERAL.test(path)));
  const schemas: JsonObject = { ...COMPONENTS, ...((routes.components?.schemas as JsonObject | undefined) ?? {}) };
  for (const type of configuration.recordTypes.values()) {
    const described = recordPaths(configuration, language, general, type);
    Object.assign(paths, described.paths);
    Object.assign(schemas, described.schemas);
  }
  const reader = { configuration, context: { language } };
  const enumerate = (kind: "ledger" | "scorecard" | "report" | "page", placed: Iterable<Placed<{ id: string; title: string }>>) => {
    for (const one of placed) {
      const { title } = inLanguage(reader, kind, one);
      for (const [path, item] of Object.entries(general)) {
        if (!path.includes(`{${kind}}`)) continue;
        const [filled, own] = fillPath(path, item, { pack: one.pack, [kind]: one.definition.id });
        paths[filled] = changeOperations(own, (operation) => ({ ...operation, tags: [title], summary: `${title}: ${operation.summary ?? ""}` }));
      }
    }
  };
  enumerate("ledger", configuration.ledgerDefinitions.values());
  enumerate("scorecard", configuration.scorecardDefinitions.values());
  enumerate("report", configuration.reportDefinitions.values());
  enumerate("page", configuration.pages.values());
  const described = { ...routes, paths: identified(paths), components: { ...routes.components, schemas }, "x-zhili-revision": configuration.revision };
  return JSON.parse(JSON.stringify(described)) as JsonObject;
}

/** Every operation can be refused with a problem. */
function named(paths: Paths): Paths {
  const refused = (operation: Operation): Operation => ({
    ...operation,
    responses: { "200": { description: "Done" }, ...operation.responses, default: PROBLEM_ANSWER },
  });
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, changeOperations(item, refused)]));
}

/** Operation ids from method and path. */
function identified(paths: Paths): Paths {
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      const words = path.replace("/api/v1/", "").replace(/[{}]/g, "").replaceAll("/", ".");
      return [path, changeOperations(item, (operation, method) => ({ ...operation, operationId: `${method}.${words}` }))];
    }),
  );
}
