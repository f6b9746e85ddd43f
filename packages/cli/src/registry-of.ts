import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/**
 * Which registry has a package: the one that was given, ZHILI_REGISTRY, or what npm is told in its environment and `.npmrc` files (of the
 * working folder before that of the person; a scope's own first). Nothing when none of these names one.
 */
export function registryOf(given: string | undefined): (name: string) => string | undefined {
  const { ZHILI_REGISTRY = "", npm_config_registry = "", npm_config_userconfig = join(homedir(), ".npmrc") } = process.env;
  const own = given ?? ZHILI_REGISTRY;
  let settings: ReadonlyMap<string, string> | undefined;
  return (name) => {
    if (own !== "") return own;
    settings ??= new Map([...settingsIn(npm_config_userconfig), ...settingsIn(".npmrc")]);
    const scope = name.startsWith("@") ? settings.get(`${name.slice(0, name.indexOf("/"))}:registry`) : undefined;
    return scope ?? (npm_config_registry === "" ? settings.get("registry") : npm_config_registry);
  };
}

/** `key=value` lines. */
function settingsIn(file: string): [string, string][] {
  try {
    return readFileSync(file, "utf8")
      .split(/\r?\n/)
      .flatMap((line): [string, string][] => {
        const [, key, value] = /^\s*([^#;=\s][^=]*?)\s*=\s*"?([^"]*?)"?\s*$/.exec(line) ?? [];
        return key === undefined || value === undefined ? [] : [[key, value]];
      });
  } catch {
    return [];
  }
}
