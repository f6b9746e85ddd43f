import { createHash } from "node:crypto";
import type { Json, JsonObject, StoreReader } from "@zhili/contracts";
import { KeyReused } from "../errors.js";
import { canonicalJson } from "./canonical-json.js";
import type { Unit } from "./unit.js";

const ANSWERS = "idempotent-answers";

/**
 * Answers a request with an idempotency key from memory when the same person sent it before; the work is then not done again.
 * Throws IDEMPOTENCY_KEY_REUSED when the key came with another request.
 */
export async function once<T>(unit: Unit, asked: { useCase: string; request: object }, work: () => Promise<T>): Promise<T> {
  const key = unit.context.idempotencyKey;
  if (key === undefined) return work();
  const id = answerId(unit.context.actor.id, key);
  const hash = createHash("sha256")
    .update(asked.useCase)
    .update(canonicalJson(asked.request as JsonObject))
    .digest("base64url");
  const known = await unit.tx.get(ANSWERS, id);
  if (known !== undefined) {
    if (known.hash !== hash) throw KeyReused();
    return known.answer as T;
  }
  const answer = await work();
  await unit.tx.insertOne(ANSWERS, { id, hash, answer: JSON.parse(JSON.stringify(answer ?? null)) as Json, at: unit.now });
  return answer;
}

/** What a person's request with this key was answered with; undefined when it was never done. */
export async function answeredBefore(reader: StoreReader, actor: string, key: string): Promise<Json | undefined> {
  return (await reader.get(ANSWERS, answerId(actor, key)))?.answer as Json | undefined;
}

function answerId(actor: string, key: string): string {
  return `${actor} ${key}`;
}
