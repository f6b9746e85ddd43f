import { type CaseResult, runCases } from "../cases/run-cases.js";
import type { Configuration } from "../configuration/configuration.js";
import type { Platform } from "../platform.js";
import { RememberedAnswers } from "./remembered-answers.js";

const answers = new RememberedAnswers<readonly CaseResult[]>(4);

interface CaseWatch {
  readonly progress?: (done: number, of: number, title: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * All cases of a configuration. They know nothing but the configuration and the clock that they bring, so that what came of them is
 * remembered: rehearsing, being told of red ones and publishing in spite of them run them once.
 */
export async function caseResults(
  { registry }: Pick<Platform, "registry">,
  configuration: Configuration,
  watch: CaseWatch = {},
): Promise<readonly CaseResult[]> {
  const results = answers.get(registry, configuration.packs) ?? (await runCases({ registry }, configuration, watch));
  answers.put(registry, configuration.packs, results);
  return results;
}
