import type { StateChoices } from "@zhili/engine/packs";

/** Choices of states with others on top. */
export function joinChoices(first: StateChoices = {}, then: StateChoices = {}): StateChoices {
  const joined: Record<string, Readonly<Record<string, string>>> = { ...first };
  for (const [workflow, states] of Object.entries(then)) joined[workflow] = { ...joined[workflow], ...states };
  return joined;
}
