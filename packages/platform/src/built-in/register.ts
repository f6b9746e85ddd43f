import { builtInScoringOperators, builtInScoringSources } from "@zhili/engine/scoring";
import type { Registry } from "../plugin-host/registry.js";
import * as effects from "./effects/index.js";
import * as exports from "./exports/index.js";
import * as importers from "./importers/index.js";
import * as sources from "./sources/index.js";

/** The platform's own contributions, through the points that plugins use. */
export function registerBuiltIns(registry: Registry): void {
  registry.register({
    effects: Object.values(effects),
    sources: Object.values(sources),
    scoringOperators: builtInScoringOperators,
    scoringSources: builtInScoringSources,
    exports: Object.values(exports),
    importers: Object.values(importers),
  });
}
