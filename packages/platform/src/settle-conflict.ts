import type { Json } from "@zhili/contracts";
import { applyChanges, type Change, type Conflict, isKeyedList, packOfParts, partsOf, sameJson, stepsOf } from "@zhili/engine/packs";
import { askingIn } from "./access/asking.js";
import { DRAFTS, type Draft, draftDocument, draftPacks, readDraft } from "./lifecycle/draft.js";
import { DraftDefinitionUnknown, DraftStale } from "./lifecycle/errors.js";
import { overlayOf } from "./lifecycle/overlay.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import type { Platform, RequestContext } from "./platform.js";
import { runUnit } from "./unit/run-unit.js";

export interface Settlement {
  readonly draft: string;
  readonly version: number;
  /** Id of the conflict. */
  readonly conflict: string;
  readonly choice: "theirs" | "ours" | "edited";
  /** With `edited`: what shall stand there; absent takes it away. */
  readonly value?: Json;
  readonly why?: string;
}

/** Settles one conflict of a draft; the choice is remembered and offered again. Throws DRAFT_STALE, DRAFT_NOT_FOUND, DRAFT_DEFINITION_UNKNOWN. */
export function settleConflict(platform: Platform, context: RequestContext, request: Settlement): Promise<Draft> {
  return runUnit(platform, context, async (unit) => {
    requireConfigurationRight(askingIn(unit), "configure");
    const draft = await readDraft(unit.tx, request.draft);
    if (draft.version !== request.version) throw DraftStale({ facts: { expected: request.version, actual: draft.version } });
    const conflict = draft.conflicts?.find(({ id }) => id === request.conflict);
    if (conflict === undefined) throw DraftDefinitionUnknown({ facts: { ref: request.conflict } });
    const value = request.choice === "edited" ? request.value : conflict[request.choice];
    const { bases, packs } = await draftPacks(unit.tx, draft);
    const after = packs.map((pack) => {
      const prefix = `${pack.manifest.id}:`;
      if (!conflict.definition.startsWith(prefix)) return pack;
      const parts = new Map(partsOf(pack));
      const part = conflict.definition.slice(prefix.length);
      const next = applyChanges(parts.get(part), changesFor(conflict, value, parts.get(part)));
      if (next === undefined) parts.delete(part);
      else parts.set(part, next);
      return packOfParts(parts);
    });
    const signature = { by: context.actor.name, at: unit.now, ...(request.why === undefined ? {} : { why: request.why }) };
    const { definition, path } = conflict;
    const remembered = { id: conflict.id, definition, path, choice: request.choice, ...(value === undefined ? {} : { value }), ...signature };
    const overlay = overlayOf(bases, after, draft.overlay, signature);
    const next: Draft = {
      ...draft,
      version: draft.version + 1,
      overlay: { ...overlay, choices: [...(overlay.choices ?? []).filter(({ id }) => id !== conflict.id), remembered] },
      conflicts: (draft.conflicts ?? []).map((one) => (one.id === conflict.id ? { ...one, settled: request.choice } : one)),
      updatedAt: unit.now,
    };
    await unit.tx.replaceIfVersion(DRAFTS, { ...draftDocument(next), version: next.version }, draft.version);
    unit.audit("draft.settle", { type: "draft", id: draft.id }, { conflict: conflict.id, choice: request.choice });
    return next;
  });
}

/** What puts the chosen value in its place: an order moves members, anything else is set, added or taken away. */
function changesFor({ definition, path, clash }: Conflict, value: Json | undefined, current: Json | undefined): Change[] {
  if (clash === "order") {
    const list = path.replace(/:order$/, "");
    const members = applyProbe(current, list);
    const present = new Set(isKeyedList(members) ? members.map(({ id }) => id) : []);
    const ids = (Array.isArray(value) ? value.map(String) : []).filter((id) => present.has(id));
    return ids.map((id, at) => ({ definition, path: `${list}/${id}`, operation: "move", after: ids[at - 1] ?? "" }));
  }
  const there = applyProbe(current, path);
  if (value === undefined) return there === undefined ? [] : [{ definition, path, operation: "remove" }];
  if (sameJson(there, value)) return [];
  const inList = there === undefined && Array.isArray(applyProbe(current, path.slice(0, path.lastIndexOf("/"))));
  if (!inList) return [{ definition, path, operation: "set", value }];
  const members = applyProbe(current, path.slice(0, path.lastIndexOf("/"))) as { id: string }[];
  return [{ definition, path, operation: "add", value, after: members.at(-1)?.id ?? "" }];
}

function applyProbe(value: Json | undefined, path: string): Json | undefined {
  return stepsOf(path).reduce<Json | undefined>((at, name) => {
    if (Array.isArray(at)) return at.find((member) => typeof member === "object" && member !== null && !Array.isArray(member) && member.id === name);
    return typeof at === "object" && at !== null && Object.hasOwn(at, name) ? at[name] : undefined;
  }, value);
}
