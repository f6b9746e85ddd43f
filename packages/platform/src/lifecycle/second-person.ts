import type { StoreReader } from "@zhili/contracts";
import type { RequestContext } from "../platform.js";
import type { Draft } from "./draft.js";
import { PublicationNeedsSecond } from "./errors.js";

/** Where the installation keeps whether publications need a second person. */
export const SECOND_PERSON = { collection: "configuration", id: "second-person" } as const;

/** Who did something, and when. */
export interface Person {
  readonly by: string;
  readonly byName: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Do publications need a second person? */
export interface SecondPersonRule {
  readonly needed: boolean;
  /** Who asked that they need none any more; another has to agree. */
  readonly ending?: Person;
}

/** A draft that waits for a second person. */
export interface Submitted extends Person {
  readonly message: string;
  readonly accept?: readonly { readonly case: string; readonly reason: string }[];
  /** Version of the draft that was submitted; a later change calls it off. */
  readonly version: number;
}

/** The rule of this installation; none was made at first. */
export async function readSecondPersonRule(reader: StoreReader): Promise<SecondPersonRule> {
  const found = await reader.get(SECOND_PERSON.collection, SECOND_PERSON.id);
  if (found === undefined) return { needed: false };
  const { needed, ending } = found as unknown as { needed: boolean; ending: Person | null };
  return { needed, ...(ending === null ? {} : { ending }) };
}

/** What another person submitted, where it still stands. Whoever works on the machine itself is asked for nothing. Throws PUBLICATION_NEEDS_SECOND. */
export function requireSecondPerson({ needed }: SecondPersonRule, draft: Draft, { actor }: RequestContext): Submitted | undefined {
  const { submitted } = draft;
  const standing = submitted?.version === draft.version ? submitted : undefined;
  if (!needed || actor.kind === "system") return standing;
  if (standing === undefined || standing.by === actor.id) throw PublicationNeedsSecond();
  return standing;
}
