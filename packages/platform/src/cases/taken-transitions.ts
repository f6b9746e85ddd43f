import type { StoredRecord } from "@zhili/contracts";
import type { Platform } from "../platform.js";

/** One arrow of a workflow that a record went along. */
export interface TakenTransition {
  /** `pack:id`. */
  readonly workflow: string;
  readonly transition: string;
}

/** Every transition that the records of a platform have taken, whoever or whatever took it; each once. Reads all records: for small platforms. */
export async function takenTransitions({ store, configuration }: Pick<Platform, "store" | "configuration">): Promise<TakenTransition[]> {
  const taken = new Map<string, TakenTransition>();
  for (const { collection, workflow } of configuration().recordTypes.values()) {
    if (workflow === undefined) continue;
    let after: string | undefined;
    do {
      const page = await store.find(collection, {}, { projection: ["snapshot"], ...(after === undefined ? {} : { after }) });
      for (const { snapshot } of page.items as unknown as StoredRecord[])
        for (const transition of Object.keys(snapshot?.takenBy ?? {}))
          if (transition !== "create") taken.set(`${workflow}/${transition}`, { workflow, transition });
      after = page.cursor;
    } while (after !== undefined);
  }
  return [...taken.values()];
}
