import type { ScoringOperatorContribution } from "../operator.js";
import { average } from "./average.js";
import { highest } from "./highest.js";
import { lowest } from "./lowest.js";

/** Operators that every scorecard may use; plugins add theirs the same way. */
export const builtInScoringOperators: readonly ScoringOperatorContribution[] = [average, highest, lowest];
