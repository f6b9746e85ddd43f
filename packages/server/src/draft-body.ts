import type { Draft } from "@zhili/platform";

/** A draft as it is answered: how many edits it has, not each of them. */
export function draftBody({ overlay, bases: _bases, ...draft }: Draft): object {
  return { ...draft, edits: overlay.overrides.length, open: (draft.conflicts ?? []).filter(({ settled }) => settled === undefined).length };
}
