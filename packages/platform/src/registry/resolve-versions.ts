import { satisfies } from "../configuration/satisfies.js";
import { PackMissing } from "../errors.js";
import { PackVersionsClash } from "./errors.js";

/** One version of a pack that could be taken. */
export interface Candidate {
  readonly id: string;
  readonly version: string;
  /** Id to semver range. */
  readonly requires: Readonly<Record<string, string>>;
  /** Where it is, to be told; nothing for what is installed. */
  readonly from?: string;
}

export interface Wanted {
  readonly id: string;
  readonly range: string;
  /** Pack and version that wants it, or how it was named. */
  readonly by: string;
}

const MOST_TRIES = 10_000;

/**
 * One version of each pack, so that all that is wanted and all that those want is there: the earlier candidate is tried first, and another
 * when it leads nowhere. `candidates` are asked for a pack the first time that it is wanted, with the one that wants it. Throws PACK_MISSING, PACK_VERSIONS_CLASH with
 * who wants what and which versions there are.
 */
export async function resolveVersions<C extends Candidate>(
  wanted: readonly Wanted[],
  candidates: (wanted: Wanted, by: C | undefined) => Promise<readonly C[]>,
): Promise<ReadonlyMap<string, C>> {
  const known = new Map<string, readonly C[]>();
  let refusal: Error | undefined;
  let tries = 0;

  const refuse = (one: Wanted, asked: readonly Wanted[]): undefined => {
    refusal ??= clash(one, asked, known.get(one.id) ?? []);
    return undefined;
  };
  const solve = async (todo: readonly Wanted[], chosen: ReadonlyMap<string, C>, asked: readonly Wanted[]): Promise<ReadonlyMap<string, C> | undefined> => {
    const [one, ...rest] = todo;
    if (one === undefined) return chosen;
    const wants = [...asked, one];
    const taken = chosen.get(one.id);
    if (taken !== undefined) return satisfies(taken.version, one.range) ? solve(rest, chosen, wants) : refuse(one, wants);
    const by = [...chosen.values()].find((other) => nameOf(other) === one.by);
    const found = known.get(one.id) ?? (await candidates(one, by));
    known.set(one.id, found);
    const fitting = found.filter(({ version }) => satisfies(version, one.range));
    for (const candidate of fitting) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      const needs = Object.entries(candidate.requires).map(([id, range]): Wanted => ({ id, range, by: nameOf(candidate) }));
      const solved = await solve([...rest, ...needs], new Map(chosen).set(one.id, candidate), wants);
      if (solved !== undefined) return solved;
    }
    return fitting.length === 0 ? refuse(one, wants) : undefined;
  };

  const solved = await solve(wanted, new Map(), []);
  if (solved === undefined) throw refusal ?? new TypeError("nothing was wanted");
  return solved;
}

function nameOf({ id, version }: Candidate): string {
  return `${id} ${version}`;
}

function clash(one: Wanted, asked: readonly Wanted[], found: readonly Candidate[]): Error {
  if (found.length === 0) return PackMissing({ facts: { pack: one.by, needed: one.id, range: one.range } });
  const wants = [...new Set(asked.filter(({ id }) => id === one.id).map(({ by, range }) => `${by} → ${range}`))].join("; ");
  const list = (installed: string) => found.map(({ version, from }) => `${version} (${from ?? installed})`).join(", ");
  return PackVersionsClash({ facts: { needed: one.id, wants, found: list("installed"), foundZh: list("已安装") } });
}
