import { setImmediate as breathe } from "node:timers/promises";
import { type CaseDefinition, type LocalizedText, ZhiliError } from "@zhili/contracts";
import type { Configuration } from "../configuration/configuration.js";
import type { Platform } from "../platform.js";
import { simulatedClock } from "../simulated-clock.js";
import { CaseRun } from "./case-run.js";
import { CaseStage } from "./case-stage.js";
import { issuesOf } from "./issues-of.js";
import { type TakenTransition, takenTransitions } from "./taken-transitions.js";

export interface CaseResult {
  /** `pack:id`. */
  readonly ref: string;
  readonly title: string;
  readonly scenario?: string;
  readonly passed: boolean;
  /** Which step failed, and why. */
  readonly message?: LocalizedText;
  /** Transitions that its records took; none where it did not pass. */
  readonly taken: readonly TakenTransition[];
}

/**
 * Runs cases of a configuration, each on an empty platform in memory with a simulated clock. `packs` names whose cases run; all when
 * absent. Nothing outside is touched. Between two cases others get their turn, and the signal may end it.
 */
export async function runCases(
  source: Pick<Platform, "registry">,
  configuration: Configuration,
  options: {
    packs?: readonly string[];
    only?: (ref: string) => boolean;
    progress?: (done: number, of: number, title: string) => void;
    signal?: AbortSignal;
  } = {},
): Promise<CaseResult[]> {
  const chosen = [...configuration.cases.values()].filter(
    (one) => (options.packs === undefined || options.packs.includes(one.pack)) && options.only?.(one.ref) !== false,
  );
  const results: CaseResult[] = [];
  const stage = new CaseStage(source.registry, configuration);
  try {
    for (const [done, { ref, definition }] of chosen.entries()) {
      await breathe();
      options.signal?.throwIfAborted();
      options.progress?.(done, chosen.length, definition.title);
      results.push(await runCase(stage, configuration, ref, definition));
    }
  } finally {
    await stage.close();
  }
  return results;
}

async function runCase(stage: CaseStage, configuration: Configuration, ref: string, definition: CaseDefinition): Promise<CaseResult> {
  const clock = simulatedClock(new Date(definition.start));
  const base = { ref, title: definition.title, ...(definition.scenario === undefined ? {} : { scenario: definition.scenario }) };
  try {
    const platform = await stage.empty(clock);
    const run = new CaseRun(platform, clock, ref.split(":")[0] ?? "");
    for (const given of givenOf(configuration, ref, definition)) await run.prepare(given);
    for (const [before, step] of definition.steps.entries()) {
      const failure = await run.step(step);
      if (failure === undefined) continue;
      const message = { "zh-CN": `第 ${before + 1} 步（${step.id}）：${failure["zh-CN"]}`, en: `step ${before + 1} (${step.id}): ${failure.en}` };
      return { ...base, passed: false, message, taken: [] };
    }
    return { ...base, passed: true, taken: await takenTransitions(platform) };
  } catch (error) {
    await stage.close();
    return { ...base, passed: false, message: thrown(error), taken: [] };
  }
}

function thrown(error: unknown): LocalizedText {
  const plain = error instanceof Error ? error.message : String(error);
  const issues = issuesOf(error);
  return error instanceof ZhiliError
    ? { "zh-CN": error.messageIn("zh-CN") + issues, en: error.messageIn("en") + issues }
    : { "zh-CN": plain + issues, en: plain + issues };
}

/** The `given` of the cases that this one continues, oldest first, then its own. */
export function givenOf(configuration: Configuration, ref: string, definition: CaseDefinition): NonNullable<CaseDefinition["given"]>[] {
  const pack = ref.split(":")[0];
  const before = definition.uses === undefined ? undefined : configuration.cases.get(`${pack}:${definition.uses}`);
  return [
    ...(before === undefined ? [] : givenOf(configuration, before.ref, before.definition)),
    ...(definition.given === undefined ? [] : [definition.given]),
  ];
}
