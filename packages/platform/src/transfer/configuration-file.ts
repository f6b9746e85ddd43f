import { canonicalJson } from "@zhili/engine/packs";
import { validateDefinition } from "@zhili/engine/schema";
import { packArchive } from "../archives/pack-archive.js";
import { unpackArchive } from "../archives/unpack-archive.js";
import type { Overlay } from "../lifecycle/overlay.js";
import type { Revision } from "../lifecycle/revision.js";
import { ConfigurationFileBroken } from "./errors.js";

/** A pack that a configuration rests on: what its author published, and what the county's changes make of it. */
export interface CarriedPack {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Content hash as published. */
  readonly hash: string;
  /** Content hash with the changes. */
  readonly effective: string;
}

/** A whole configuration to be carried to another site: packs by reference, the county's changes and choices in full. */
export interface CarriedConfiguration {
  readonly packs: readonly CarriedPack[];
  readonly overlay: Overlay;
  /** Red cases that were accepted, with the reason. */
  readonly accepted: NonNullable<Revision["accepted"]>;
}

const FOLDER = "configuration";
const ABOUT = "configuration.json";
const OVERLAY = "overlay.json";

/** The same configuration gives the same bytes. */
export function writeConfigurationFile({ packs, overlay, accepted }: CarriedConfiguration): Promise<Uint8Array> {
  return packArchive(FOLDER, { [ABOUT]: text({ formatVersion: 1, packs, accepted }), [OVERLAY]: text(overlay) });
}

/** Throws ARCHIVE_*, CONFIGURATION_FILE_BROKEN. */
export async function readConfigurationFile(source: string, bytes: Uint8Array): Promise<CarriedConfiguration> {
  const files = await unpackArchive(source, FOLDER, bytes);
  const about = parsed(source, ABOUT, files[ABOUT]);
  const overlay = parsed(source, OVERLAY, files[OVERLAY]);
  const issues = validateDefinition("overlay", overlay);
  if (issues.length > 0) {
    const facts = { source, reason: `${issues.length} problems in ${OVERLAY}`, reasonZh: `${OVERLAY} 有 ${issues.length} 处问题` };
    throw ConfigurationFileBroken({ facts, issues: issues.map((issue) => ({ ...issue, file: OVERLAY })) });
  }
  const { formatVersion, packs, accepted } = about as { formatVersion?: unknown; packs?: unknown; accepted?: unknown };
  const shaped = formatVersion === 1 && everyText(packs, ["id", "name", "version", "hash", "effective"]) && everyText(accepted, ["case", "reason"]);
  if (!shaped) throw ConfigurationFileBroken({ facts: { source, reason: `${ABOUT} is not right`, reasonZh: `${ABOUT} 有误` } });
  return { packs: packs as CarriedPack[], overlay: overlay as Overlay, accepted: accepted as CarriedConfiguration["accepted"] };
}

/** A list of objects in which all these are texts. */
function everyText(list: unknown, names: readonly string[]): boolean {
  return Array.isArray(list) && list.every((one: unknown) => names.every((name) => typeof (one as Record<string, unknown> | null)?.[name] === "string"));
}

/** Keys in one order, so that it does not matter how a store keeps them. */
function text(value: object): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}

function parsed(source: string, file: string, content: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(content ?? "");
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Told below.
  }
  throw ConfigurationFileBroken({ facts: { source, reason: `it has no ${file} that is JSON`, reasonZh: `没有能读的 ${file}` } });
}
