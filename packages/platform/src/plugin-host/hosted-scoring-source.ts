import type { Fact, Json, JsonObject, LocalizedText } from "@zhili/contracts";
import type { ScoringPrepareContext as PrepareContext, ScoringSourceContribution as ScoringSource } from "@zhili/plugin-api";
import { PluginSetAside } from "./errors.js";
import { plainFacts } from "./plain-facts.js";
import type { PluginHost } from "./plugin-host.js";
import type { Described } from "./plugin-thread.js";

/** An indicator that a plugin prepared: what it made stays in its thread, its expressions stay here. */
interface Prepared {
  readonly params: JsonObject;
  readonly handle: string;
  readonly expressions: ReturnType<PrepareContext["expression"]>[];
  again(): void;
}

let handles = 0;

/** A plugin's source of points. What it prepared is prepared again by itself when its thread was started anew. */
export function hostedScoringSource(host: PluginHost, { point, name, data, has }: Described): ScoringSource {
  const call = { point, type: name };

  const prepare = (params: JsonObject, context: PrepareContext): Prepared => {
    handles += 1;
    const handle = String(handles);
    const expressions: Prepared["expressions"] = [];
    const again = () => {
      expressions.length = 0;
      host.callNow({
        ...call,
        method: "prepare",
        parameters: [params, context.indicator],
        handle,
        callbacks: {
          expression: (source: string, path: string) => expressions.push(context.expression(source, path)) - 1,
          issue: (path: string, message: LocalizedText) => context.issue(path, message),
          keyOf: (need: string) => context.keyOf(need),
        },
      });
    };
    if (has.includes("prepare")) again();
    return { params, handle, expressions, again };
  };

  const evaluate = (prepared: Prepared, facts: Readonly<Record<string, unknown>>) => {
    const { params, handle, expressions } = prepared;
    const plain = plainFacts(facts);
    if (!has.includes("prepare")) return outcome(host.callNow({ ...call, method: "evaluate", parameters: [params, plain] })?.value);
    const request = {
      ...call,
      method: "evaluate",
      parameters: [plain],
      handle,
      callbacks: {
        evaluate: (expression: number, changed?: Readonly<Record<string, unknown>>) =>
          expressions[expression]?.evaluate(changed === undefined ? facts : { ...facts, ...changed }) ?? null,
      },
    };
    const answer = host.callNow(request);
    if (answer !== undefined) return outcome(answer.value);
    prepared.again();
    const second = host.callNow(request);
    if (second === undefined) throw PluginSetAside({ facts: { plugin: host.id, times: 1 } });
    return outcome(second.value);
  };

  return {
    ...(data as unknown as Pick<ScoringSource, "type" | "title" | "params">),
    ...(has.includes("needs")
      ? { needs: (params, indicator) => (host.callNow({ ...call, method: "needs", parameters: [params, indicator] })?.value ?? []) as unknown as Fact[] }
      : {}),
    prepare,
    evaluate: (prepared, facts) => evaluate(prepared as Prepared, facts),
  };
}

function outcome(value: Json | undefined): ReturnType<ScoringSource["evaluate"]> {
  const { points, reason, evidence, pending } = (value ?? {}) as JsonObject;
  return {
    points: typeof points === "number" ? points : Number.NaN,
    reason: typeof reason === "string" ? reason.slice(0, 500) : "",
    ...(evidence === undefined ? {} : { evidence }),
    ...(pending === true ? { pending } : {}),
  };
}
