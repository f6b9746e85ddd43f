import type { StoreReader } from "@zhili/contracts";
import { type Ability, abilityFor } from "@zhili/engine/access";
import type { Configuration } from "../configuration/configuration.js";
import { steadyReader } from "../moves/steady-reader.js";
import type { Platform, RequestContext } from "../platform.js";
import type { Unit } from "../unit/unit.js";

/** What a question needs to be answered: who asks, what they may, and where to read. It writes nothing. */
export interface Asking {
  readonly reader: StoreReader;
  readonly context: RequestContext;
  readonly configuration: Configuration;
  readonly ability: Ability;
  /** ISO 8601 UTC. */
  readonly now: string;
  /** Local date. */
  readonly today: string;
}

/** A question outside of any transaction. */
export function asking(platform: Platform, context: RequestContext): Asking {
  const { configuration } = context;
  const now = platform.clock.now().toISOString();
  const today = configuration.calendar.localDate(now);
  return {
    reader: steadyReader(platform, platform.store, configuration.revision),
    context,
    configuration,
    ability: abilityFor(configuration.roles, context.actor, today),
    now,
    today,
  };
}

/** A question inside a unit, which sees what the unit has written. */
export function askingIn(unit: Unit): Asking {
  return { reader: unit.tx, context: unit.context, configuration: unit.configuration, ability: unit.ability, now: unit.now, today: unit.today };
}
