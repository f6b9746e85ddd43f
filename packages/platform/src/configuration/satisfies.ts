import semver from "semver";

/** Does a version lie in a semver range, as npm reads it? */
export function satisfies(version: string, range: string): boolean {
  return semver.satisfies(version, range);
}
