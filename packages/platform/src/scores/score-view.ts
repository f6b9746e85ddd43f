import type { JsonObject } from "@zhili/contracts";
import type { ScoreResult } from "@zhili/engine/scoring";
import type { Configuration } from "../configuration/configuration.js";
import { translateDefinition } from "../configuration/translate.js";
import type { RequestContext } from "../platform.js";

/** A kept result with the reasons for every point. The facts that it was computed from stay in the store. */
export interface ScoreView extends Pick<ScoreResult, "score" | "max" | "lit" | "groups" | "vetoes" | "contributions" | "pending" | "edition"> {
  readonly scorecard: string;
  readonly title: string;
  readonly subject: string;
  readonly period: string;
  readonly grade?: string;
  readonly gradeTitle?: string;
  /** Content hash of the scorecard that it was made under, and the revision of the configuration. */
  readonly definitionHash: string;
  readonly revision: string;
  readonly at: string;
}

export function scoreView(context: RequestContext, kept: JsonObject): ScoreView {
  const stored = kept as unknown as ScoreView;
  const { scorecard, subject, period, edition, score, max, lit, groups, vetoes, contributions, pending, definitionHash, revision, at, grade, gradeTitle } =
    stored;
  const graded = grade === undefined || grade === "" ? {} : { grade, gradeTitle: gradeTitle ?? grade };
  const title = scorecardTitle(context.configuration, scorecard, context.language);
  return { scorecard, title, subject, period, edition, score, max, lit, groups, vetoes, contributions, pending, definitionHash, revision, at, ...graded };
}

export function scorecardTitle(configuration: Configuration, ref: string, language: RequestContext["language"]): string {
  const placed = configuration.scorecardDefinitions.get(ref);
  const pack = configuration.packs.find((one) => one.manifest.id === placed?.pack);
  if (placed === undefined || pack === undefined) return ref;
  return translateDefinition(pack, "scorecard", placed.definition.id, placed.definition, language).title;
}
