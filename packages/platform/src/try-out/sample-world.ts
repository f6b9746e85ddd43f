import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CodeListDefinition, JsonObject, Language, LocalizedText } from "@zhili/contracts";
import { ZhiliError } from "@zhili/contracts";
import { LEVEL_CODE_LIST } from "@zhili/engine/packs";
import { openSqliteStore } from "@zhili/store";
import { CaseRun, type Perform } from "../cases/case-run.js";
import type { Configuration } from "../configuration/configuration.js";
import { createPlatform } from "../create-platform.js";
import { ensureIndexes } from "../ensure-indexes.js";
import { loadFixtures } from "../fixtures/load-fixtures.js";
import { markSamples } from "../fixtures/samples-mark.js";
import type { Platform } from "../platform.js";
import { ORG_UNITS } from "../records/org-unit.js";
import { type SimulatedClock, simulatedClock } from "../simulated-clock.js";
import { createIdSource } from "../system-clock.js";
import { createVault } from "../vault/vault.js";

/** A county of sample data in memory (its sample files in a folder that goes with it), under a configuration that is not in force; what happens in it stays in it. */
export interface SampleWorld {
  readonly platform: Platform;
  readonly clock: SimulatedClock;
  readonly run: CaseRun;
  /** Sample data that this configuration does not take, and why. */
  readonly gaps: readonly { readonly pack: string; readonly reason: LocalizedText }[];
}

interface WorldOptions {
  readonly start: Date;
  /** Pack for names without one. */
  readonly pack: string;
  readonly language: Language;
  readonly perform?: Perform;
  /** Called at every stop of the clock; may throw to end the work. */
  readonly watch?: () => void;
}

/** Opens a sample world for one piece of work and throws it away afterwards. */
export async function inSampleWorld<T>(
  source: Pick<Platform, "registry">,
  configuration: Configuration,
  options: WorldOptions,
  work: (world: SampleWorld) => Promise<T>,
): Promise<T> {
  const clock = simulatedClock(options.start);
  const store = await openSqliteStore({ memory: true });
  const folder = await mkdtemp(join(tmpdir(), "zhili-try-"));
  try {
    const vault = createVault(new Uint8Array(32).fill(7));
    const platform = await createPlatform({ store, clock, ids: createIdSource(clock), vault, folder, registry: source.registry });
    platform.publish(configuration);
    await ensureIndexes(platform);
    const gaps = await fill(platform, configuration);
    return await work({ platform, clock, gaps, run: new CaseRun(platform, clock, options.pack, { ...options, schedules: false }) });
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(platform: Platform, configuration: Configuration): Promise<SampleWorld["gaps"]> {
  const gaps: { pack: string; reason: LocalizedText }[] = [];
  for (const pack of configuration.packs) {
    await loadFixtures(platform, pack).catch((error: unknown) => {
      if (!(error instanceof ZhiliError)) throw error;
      gaps.push({ pack: pack.manifest.id, reason: { "zh-CN": error.messageIn("zh-CN"), en: error.messageIn("en") } });
    });
  }
  await platform.store.withTransaction(async (tx) => {
    await markSamples(tx);
    if ((await tx.findOne(ORG_UNITS, {})) !== undefined) return;
    for (const unit of plainUnits(configuration)) await tx.insertOne(ORG_UNITS, unit);
  });
  return gaps;
}

/** One org unit of every level, each below the one before, where the packs bring none along. */
function plainUnits(configuration: Configuration): (JsonObject & { id: string })[] {
  const list = [...configuration.codeLists.values()].find(({ definition }) => definition.id === LEVEL_CODE_LIST)?.definition;
  const levels: Pick<CodeListDefinition["items"][number], "id" | "title">[] = list?.items ?? namedLevels(configuration).map((id) => ({ id, title: id }));
  const units: (JsonObject & { id: string })[] = [];
  for (const { id, title } of levels.length > 0 ? levels : [{ id: "unit", title: "样本单位" }]) {
    const above = units.at(-1);
    const path = `${String(above?.path ?? "/")}sample-${id}/`;
    units.push({
      id: `sample-${id}`,
      code: `sample-${id}`,
      level: id,
      name: title,
      path,
      sample: true,
      ...(above === undefined ? {} : { parentId: above.id }),
    });
  }
  return units;
}

function namedLevels(configuration: Configuration): string[] {
  const ofTypes = [...configuration.recordTypes.values()].flatMap(({ definition }) => definition.orgUnit?.levels ?? []);
  const ofRoles = [...configuration.roleDefinitions.values()].flatMap(({ definition }) => definition.levels ?? []);
  return [...new Set([...ofRoles, ...ofTypes])];
}
