import { type CaseResult, runCases } from "../cases/run-cases.js";
import type { Configuration } from "../configuration/configuration.js";
import type { Platform, RequestContext } from "../platform.js";
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

/** `caseResults` of a draft, telling the open pages of whoever asks how far it has come. */
export async function draftCases(
  platform: Platform,
  context: RequestContext,
  draft: string,
  configuration: Configuration,
  watch: CaseWatch = {},
): Promise<readonly CaseResult[]> {
  return caseResults(platform, configuration, {
    ...watch,
    progress(done, of, title) {
      watch.progress?.(done, of, title);
      platform.emit({ type: "cases", draft, user: context.actor.id, done, of });
    },
  });
}
