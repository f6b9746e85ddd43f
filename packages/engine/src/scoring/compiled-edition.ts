import type { Edition, Fact, JsonObject, ScorecardDefinition } from "@zhili/contracts";
import type { CompiledExpression } from "../expression/index.js";
import type { ScoringOperatorContribution } from "./operator.js";
import type { ScoringSourceContribution } from "./source.js";

/** A fact to gather before an edition is evaluated: put its value in `facts` under `key`. */
export interface ScoringFact {
  readonly key: string;
  readonly fact: Fact;
}

/** A fact whose name means something else for another indicator: read from `key`, seen as `id`. */
export interface LocalFact {
  readonly id: string;
  readonly key: string;
}

export interface CompiledIndicator {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly type: string;
  readonly source: ScoringSourceContribution;
  /** What the source's `prepare` made. */
  readonly prepared: unknown;
  readonly min: number;
  readonly max: number;
  /** Weight of the indicator times that of its group. */
  readonly weight: number;
  /** Weighted most, as shown. */
  readonly most: number;
  readonly local: readonly LocalFact[];
}

export interface CompiledGroup {
  readonly id: string;
  readonly title: string;
  readonly indicators: readonly CompiledIndicator[];
  /** Weighted most, in units of the edition's digits. */
  readonly mostUnits: number;
  /** Whether the points of its indicators can come to more than its most. */
  readonly capped: boolean;
  /** How its indicators' points become its own; undefined: they are added up. */
  readonly combine?: { readonly type: string; readonly operator: ScoringOperatorContribution; readonly params: JsonObject };
  /** Least units at which it is lit; undefined: it never is. */
  readonly litUnits?: number;
}

export interface CompiledVeto {
  readonly id: string;
  readonly title: string;
  readonly when: CompiledExpression;
  readonly result: "none" | "zero-group";
  readonly group?: string;
  readonly local: readonly LocalFact[];
}

export interface CompiledGrade {
  readonly id: string;
  readonly title: string;
  readonly when: CompiledExpression;
}

export interface CompiledQuota {
  readonly top: number;
  readonly percent?: number;
  readonly level?: string;
  /** Only results with this grade compete. */
  readonly grade?: string;
  readonly tieBreak: readonly { readonly id: string; readonly title: string; readonly by: CompiledExpression }[];
}

export interface CompiledEdition {
  readonly id: string;
  readonly definition: Edition;
  /** Decimals that points and scores are rounded to. */
  readonly digits: number;
  readonly groups: readonly CompiledGroup[];
  readonly vetoes: readonly CompiledVeto[];
  readonly grades: readonly CompiledGrade[];
  readonly quota?: CompiledQuota;
  /** Everything to gather, each value once. */
  readonly facts: readonly ScoringFact[];
  readonly max: number;
}

export interface CompiledScorecard {
  /** `pack:id`. */
  readonly ref: string;
  readonly definition: ScorecardDefinition;
  /** By the day from which they hold. */
  readonly editions: readonly CompiledEdition[];
}
