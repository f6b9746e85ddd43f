import { asking } from "./access/asking.js";
import { titleIn } from "./configuration/translate.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { MOVES, type MoveLine, readUpgrade, UPGRADES, type Upgrade } from "./moves/upgrade.js";
import type { Platform, RequestContext } from "./platform.js";

/** An upgrade as administrators see it. */
export type UpgradeView = Omit<Upgrade, "before" | "after" | "types" | "holder" | "until" | "rollback"> & {
  /** Publications: in force before, and made by it. */
  readonly seqBefore: number;
  readonly seqAfter?: number;
  readonly rollback?: Omit<NonNullable<Upgrade["rollback"]>, "typesDone" | "cursor">;
};

/** What became of one record, without what it holds. */
export type MoveLineView = Omit<MoveLine, "before" | "id" | "upgrade" | "title"> & { readonly typeTitle: string };

/** Upgrades, the newest first, with how far one under way has come. Throws CONFIGURATION_DENIED. */
export async function listUpgrades(platform: Platform, context: RequestContext, query: Paging = {}): Promise<{ items: UpgradeView[]; cursor?: string }> {
  requireConfigurationRight(asking(platform, context), "read");
  const { items, cursor } = await platform.store.find(UPGRADES, {}, { sort: [{ path: "at", direction: "desc" }], ...page(query) });
  return { items: (items as unknown as Upgrade[]).map(upgradeView), ...(cursor === undefined ? {} : { cursor }) };
}

/** One upgrade. Throws UPGRADE_NOT_FOUND, CONFIGURATION_DENIED. */
export async function getUpgrade(platform: Platform, context: RequestContext, id: string): Promise<UpgradeView> {
  requireConfigurationRight(asking(platform, context), "read");
  return upgradeView(await readUpgrade(platform.store, id));
}

/** The report of an upgrade, a line for each record, without what the records hold; `listed` those of which something could not be led back. Throws UPGRADE_NOT_FOUND, CONFIGURATION_DENIED. */
export async function listMoves(
  platform: Platform,
  context: RequestContext,
  id: string,
  query: Paging & { readonly listed?: boolean } = {},
): Promise<{ items: MoveLineView[]; cursor?: string }> {
  requireConfigurationRight(asking(platform, context), "configure");
  await readUpgrade(platform.store, id);
  const projection = ["recordType", "record", "fields", "state", "version", "outcome", "issues"];
  const { items, cursor } = await platform.store.find(
    MOVES,
    { upgrade: id, ...(query.listed === true ? { issues: { $exists: true } } : {}) },
    { projection, ...page(query) },
  );
  const { recordTypes } = context.configuration;
  const reader = { configuration: context.configuration, context };
  const titled = (ref: string) => {
    const type = recordTypes.get(ref);
    return type === undefined ? ref : titleIn(reader, "record-type", ref, type.definition);
  };
  const lines = (items as unknown as MoveLine[]).map(({ id: _id, ...line }) => ({ ...line, typeTitle: titled(line.recordType) }));
  return { items: lines, ...(cursor === undefined ? {} : { cursor }) };
}

interface Paging {
  readonly limit?: number;
  readonly cursor?: string;
}

function page({ limit, cursor }: Paging): { limit: number; after?: string } {
  return { limit: Math.min(limit ?? 50, 200), ...(cursor === undefined ? {} : { after: cursor }) };
}

function upgradeView({ before, after, types: _types, holder: _holder, until: _until, rollback, ...shown }: Upgrade): UpgradeView {
  const { typesDone: _done, cursor: _cursor, ...back } = rollback ?? { typesDone: 0, message: "", by: "", byName: "", at: "", reversed: 0, listed: 0 };
  return {
    ...shown,
    seqBefore: before.seq,
    ...(after.seq === undefined ? {} : { seqAfter: after.seq }),
    ...(rollback === undefined ? {} : { rollback: back }),
  };
}
