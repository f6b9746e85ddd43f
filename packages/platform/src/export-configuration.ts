import { askingIn } from "./access/asking.js";
import { integrityOf } from "./archives/integrity.js";
import { requireConfigurationRight } from "./lifecycle/require-configuration-right.js";
import { currentRevision, readPacks } from "./lifecycle/revision.js";
import type { Platform, RequestContext } from "./platform.js";
import { type CarriedConfiguration, writeConfigurationFile } from "./transfer/configuration-file.js";
import { runUnit } from "./unit/run-unit.js";

export interface ExportedConfiguration {
  readonly archive: Uint8Array;
  readonly integrity: string;
  readonly carried: CarriedConfiguration;
}

/** The configuration in force as one archive for another site: packs by reference, changes and choices in full. Throws CONFIGURATION_DENIED. */
export async function exportConfiguration(platform: Platform, context: RequestContext): Promise<ExportedConfiguration> {
  const carried = await runUnit(platform, context, async (unit): Promise<CarriedConfiguration> => {
    requireConfigurationRight(askingIn(unit), "read");
    const { seq, bases, packs, overlay, accepted = [] } = await currentRevision(unit.tx, unit.configuration);
    const published = await readPacks(unit.tx, bases);
    unit.audit("configuration.export", { type: "revision", id: String(seq) }, {});
    const carriedPacks = published.map(({ manifest, name, version, hash }, at) => ({ id: manifest.id, name, version, hash, effective: packs[at] ?? hash }));
    return { packs: carriedPacks, overlay, accepted };
  });
  const archive = await writeConfigurationFile(carried);
  return { archive, integrity: integrityOf(archive), carried };
}
