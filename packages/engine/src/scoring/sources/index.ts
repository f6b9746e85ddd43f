import type { ScoringSourceContribution } from "../source.js";
import { aggregate } from "./aggregate.js";
import { decisionTable } from "./decision-table.js";
import { formula } from "./formula.js";
import { ledger } from "./ledger.js";
import { peer } from "./peer.js";
import { review } from "./review.js";

/** Sources that every scorecard may use; plugins add theirs the same way. */
export const builtInScoringSources: readonly ScoringSourceContribution[] = [review, peer, aggregate, ledger, formula, decisionTable];
