import { pathToFileURL } from "node:url";
import { ZhiliError } from "@zhili/contracts";
import { registerBuiltIns } from "../built-in/register.js";
import { PluginDiffers, PluginFailed } from "./errors.js";
import { hostedContributions } from "./hosted-contributions.js";
import { PluginHost } from "./plugin-host.js";
import { readSettings } from "./plugin-settings.js";
import type { Description } from "./plugin-thread.js";
import { readPluginManifest } from "./read-plugin-manifest.js";
import { createRegistry, type Registry } from "./registry.js";

/** One folder that was looked at: a plugin in force, or why it is not. */
export interface LoadedPlugin {
  readonly folder: string;
  readonly id?: string;
  readonly version?: string;
  readonly title?: string;
  /** `point plugin:type`. */
  readonly contributes: readonly string[];
  readonly refused?: ZhiliError;
}

export interface LoadedPlugins {
  /** The built-ins and every plugin in force. */
  readonly registry: Registry;
  readonly plugins: readonly LoadedPlugin[];
  /** Ends the threads of all plugins. */
  close(): void;
}

/** Points of the manifest by the lists that a plugin gives to definePlugin. */
const POINT_OF: Readonly<Record<string, string>> = {
  effects: "effect",
  sources: "source",
  guards: "guard",
  formats: "format",
  scoringOperators: "scoring-operator",
  scoringSources: "scoring-source",
  reportHelpers: "report-helper",
  exports: "export",
  importers: "importer",
  channels: "channel",
};
const MILLISECONDS = 1000;
const MEGABYTES = 64;

/**
 * Puts plugins into force, each in a thread of its own. One that is wrong, fails or registers something else than its manifest says is left
 * out and told with its refusal; the others and the platform go on. `settings` is the folder of `<id>.json`.
 */
export async function loadPlugins(folders: readonly string[], settings?: string): Promise<LoadedPlugins> {
  const registry = createRegistry();
  registerBuiltIns(registry);
  const hosts: PluginHost[] = [];
  const started = folders.map((folder) => start(folder, hosts));
  const plugins: LoadedPlugin[] = [];
  for (const [at, folder] of folders.entries()) {
    const one = await started[at];
    if (one === undefined || one instanceof ZhiliError) {
      plugins.push({ folder, contributes: [], ...(one === undefined ? {} : { refused: one }) });
      continue;
    }
    const { host, description, version, title } = one;
    const told = {
      folder,
      id: host.id,
      version,
      title,
      contributes: description.contributions.map((each) => `${POINT_OF[each.point]} ${host.id}:${each.name}`),
    };
    try {
      registry.register(
        hostedContributions(host, description, () => readSettings(host.id, description.settings, settings)),
        { id: host.id, version },
      );
      plugins.push(told);
    } catch (error) {
      host.close();
      if (!(error instanceof ZhiliError)) throw error;
      plugins.push({ ...told, refused: error });
    }
  }
  return {
    registry,
    plugins,
    close: () => {
      for (const host of hosts) host.close();
    },
  };
}

async function start(
  folder: string,
  hosts: PluginHost[],
): Promise<{ host: PluginHost; description: Description; version: string; title: string } | ZhiliError> {
  try {
    const { manifest, version, entry } = await readPluginManifest(folder);
    const { milliseconds = MILLISECONDS, memoryMegabytes: megabytes = MEGABYTES } = manifest.limits ?? {};
    const host = new PluginHost(manifest.id, pathToFileURL(entry).href, { milliseconds, megabytes });
    hosts.push(host);
    const description = await host.describe();
    const declared = manifest.contributes.map(({ point, id }) => `${point} ${id}`).sort();
    const registered = description.contributions.map(({ point, name }) => `${POINT_OF[point]} ${name}`).sort();
    if (declared.join() !== registered.join()) {
      host.close();
      return PluginDiffers({ facts: { plugin: manifest.id, declared: declared.join(", "), registered: registered.join(", ") } });
    }
    if (description.apiVersion !== manifest.apiVersion) {
      host.close();
      return PluginFailed({ facts: { plugin: manifest.id, contribution: "definePlugin", reason: `apiVersion ${description.apiVersion}` } });
    }
    return { host, description, version, title: manifest.title };
  } catch (error) {
    if (error instanceof ZhiliError) return error;
    throw error;
  }
}
