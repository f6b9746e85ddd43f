import type { Actor, Language, ZhiliError } from "@zhili/contracts";
import { type AccessResource, abilityFor } from "@zhili/engine/access";
import type { Configuration, RecordType } from "../configuration/configuration.js";
import { titleIn } from "../configuration/translate.js";
import { AccessDenied, SignInNeeded } from "../errors.js";

const VERBS: Readonly<Record<string, readonly [string, string]>> = {
  read: ["查看", "open"],
  create: ["新建", "create"],
  update: ["修改", "change"],
  delete: ["删除", "delete"],
  transition: ["办理", "handle"],
  unmask: ["查看完整的", "see in full"],
  share: ["共享", "share"],
  export: ["导出", "export"],
};

/** `pack:kind/id` of a reference `pack:id`. */
export function subjectOf(kind: string, ref: string): string {
  return ref.replace(":", `:${kind}/`);
}

interface Asking {
  readonly context: { readonly actor: Actor; readonly language: Language };
  readonly configuration: Configuration;
  readonly today: string;
}

/** Throws ACCESS_DENIED with the reason, and SIGN_IN_NEEDED for somebody who is not signed in. */
export function requireRight(asking: Asking, action: string, type: RecordType, resource: AccessResource & { id?: string }, field?: string): void {
  const ability = abilityFor(asking.configuration.roles, asking.context.actor, asking.today);
  const decision = ability.can(action, subjectOf("record-type", type.ref), resource, field);
  if (decision.allowed) return;
  if (asking.context.actor.kind === "anonymous") throw SignInNeeded();
  throw denial(asking, action, type, resource, decision.reason);
}

/** ACCESS_DENIED in the words for this action and type. */
export function denial(
  asking: Pick<Asking, "context" | "configuration">,
  action: string,
  type: RecordType,
  resource: { id?: string },
  reason = "",
): ZhiliError {
  const [verb, verbEn] = VERBS[action] ?? [action, action];
  const title = titleIn(asking, "record-type", type.ref, type.definition);
  return AccessDenied({ facts: { verb, verbEn, title, reason, type: type.ref, id: resource.id ?? "" } });
}
