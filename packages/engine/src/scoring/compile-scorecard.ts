import type { Edition, Fact, ScorecardDefinition } from "@zhili/contracts";
import type { ExpressionType } from "../expression/index.js";
import { compileEdition, type EditionTypes } from "./compile-edition.js";
import { type CompileScope, compileScope } from "./compile-scope.js";
import type { CompiledEdition, CompiledScorecard } from "./compiled-edition.js";
import { ScoringBadDefinition, ScoringNoEdition, ScoringUnknownEdition } from "./errors.js";
import type { ScoringOperatorContribution } from "./operator.js";
import { builtInScoringOperators } from "./operators/index.js";
import type { ScoringSourceContribution } from "./source.js";
import { builtInScoringSources } from "./sources/index.js";

export interface ScorecardOptions {
  /** Plugins' sources beside the built-in ones; a map when they go by other names than their `type` (`plugin:type`). */
  readonly sources?: Iterable<ScoringSourceContribution> | ReadonlyMap<string, ScoringSourceContribution>;
  /** Plugins' operators beside the built-in ones, by their names. */
  readonly operators?: ReadonlyMap<string, ScoringOperatorContribution>;
  /** Type of the subject's record; any when not told. */
  readonly subject?: ExpressionType;
  /** Type of a declared fact; any when not told. */
  readonly factType?: (fact: Fact) => ExpressionType;
}

const PERIOD: ExpressionType = { object: { id: "string", from: "string", to: "string" } };

/** Prepares every edition of a scorecard. Throws SCORING_BAD_DEFINITION with every issue. */
export function compileScorecard(ref: string, definition: ScorecardDefinition, options: ScorecardOptions = {}): CompiledScorecard {
  const scope = compileScope(
    sourcesByName(options.sources),
    new Map([...builtInScoringOperators.map((one) => [one.type, one] as const), ...(options.operators ?? [])]),
  );
  const types: EditionTypes = {
    base: { subject: options.subject ?? "dyn", period: PERIOD, now: "string", today: "string" },
    factType: options.factType ?? (() => "dyn"),
  };
  const editions = definition.editions.map((edition, index) => compileEdition(scope, edition, `/editions/${index}`, types));
  checkEditions(scope, definition.editions);
  if (scope.issues.length > 0) throw ScoringBadDefinition({ facts: { scorecard: ref, count: scope.issues.length }, issues: scope.issues });
  return { ref, definition, editions: editions.sort((left, right) => (left.definition.from < right.definition.from ? -1 : 1)) };
}

/** The edition in force on a day: the last to begin that has not ended. Throws SCORING_NO_EDITION. */
export function editionFor(scorecard: CompiledScorecard, date: string): CompiledEdition {
  const edition = scorecard.editions.findLast(({ definition }) => definition.from <= date);
  if (edition === undefined || (edition.definition.to !== undefined && edition.definition.to < date))
    throw ScoringNoEdition({ facts: { scorecard: scorecard.ref, date } });
  return edition;
}

/** An edition by its id, e.g. to compute an old result again. Throws SCORING_UNKNOWN_EDITION. */
export function editionById(scorecard: CompiledScorecard, id: string): CompiledEdition {
  const edition = scorecard.editions.find((one) => one.id === id);
  if (edition === undefined) throw ScoringUnknownEdition({ facts: { scorecard: scorecard.ref, edition: id } });
  return edition;
}

function sourcesByName(given: ScorecardOptions["sources"] = []): Map<string, ScoringSourceContribution> {
  const byName = new Map(builtInScoringSources.map((source) => [source.type, source]));
  if (given instanceof Map) for (const [name, source] of given as ReadonlyMap<string, ScoringSourceContribution>) byName.set(name, source);
  else for (const source of given as Iterable<ScoringSourceContribution>) byName.set(source.type, source);
  return byName;
}

/** Two editions may not say that they hold on the same day; one without an end holds until the next begins. */
function checkEditions(scope: CompileScope, editions: readonly Edition[]): void {
  editions.forEach((edition, index) => {
    const path = `/editions/${index}`;
    if (edition.to !== undefined && edition.to < edition.from)
      scope.issue(`${path}/to`, { "zh-CN": "截止日期早于生效日期。", en: "It ends before it begins." });
    for (const other of editions.slice(0, index)) {
      if (other.id === edition.id) scope.issue(`${path}/id`, { "zh-CN": `版本“${edition.id}”重复。`, en: `The edition ${edition.id} is there twice.` });
      const [first, second] = other.from <= edition.from ? [other, edition] : [edition, other];
      if (first.from === second.from || (first.to !== undefined && first.to >= second.from))
        scope.issue(`${path}/from`, { "zh-CN": `与版本“${other.id}”的生效日期重叠。`, en: `It overlaps with the edition ${other.id}.` });
    }
  });
}
