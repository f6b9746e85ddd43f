import type { GroupRow, GroupSpec, Json, Scalar, StoreDocument } from "@zhili/contracts";
import { naiveMatches, naiveRead } from "./naive-filter.js";

type Bucket = NonNullable<GroupSpec["keys"][number]["bucket"]>;
const DAY = 86_400_000;

/** The group laws written down once more, as plainly as can be. */
export function naiveGroup(documents: readonly StoreDocument[], spec: GroupSpec): GroupRow[] {
  const groups = new Map<string, { keys: Scalar[]; members: StoreDocument[] }>();
  if (spec.keys.length === 0) groups.set("[]", { keys: [], members: [] });
  for (const document of documents.filter((one) => naiveMatches(one, spec.filter ?? {}))) {
    const keys = spec.keys.map((key) => {
      const value = scalarOf(naiveRead(document, key.path));
      return key.bucket === undefined ? value : naiveBucket(value, key.bucket, key.zone ?? "+00:00");
    });
    const name = JSON.stringify(keys);
    const group = groups.get(name) ?? { keys, members: [] };
    group.members.push(document);
    groups.set(name, group);
  }
  return [...groups.values()].map(({ keys, members }) => ({
    ...Object.fromEntries(spec.keys.map((key, at) => [key.name, keys[at] ?? null])),
    ...Object.fromEntries(spec.measures.map((measure) => [measure.name, naiveMeasure(members, measure)])),
  }));
}

/** ISO week and other periods with the calendar of a fixed offset. */
export function naiveBucket(value: Scalar, bucket: Bucket, zone: string): string | null {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const minutes = (zone.startsWith("-") ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
  const local = new Date(value.length === 10 ? Date.parse(value) : Date.parse(value) + minutes * 60_000);
  const year = String(local.getUTCFullYear());
  const iso = local.toISOString();
  if (bucket === "year") return year;
  if (bucket === "quarter") return `${year}-Q${Math.floor(local.getUTCMonth() / 3) + 1}`;
  if (bucket === "month") return iso.slice(0, 7);
  if (bucket === "day") return iso.slice(0, 10);
  const midnight = Date.parse(iso.slice(0, 10));
  const thursday = new Date(midnight + (4 - (local.getUTCDay() || 7)) * DAY);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

function naiveMeasure(members: readonly StoreDocument[], { measure, path }: GroupSpec["measures"][number]): Scalar {
  if (path === undefined) return members.length;
  const values = members.map((member) => naiveRead(member, path)).filter((value) => value !== undefined && value !== null);
  const numbers = values.filter((value) => typeof value === "number");
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (measure === "count") return values.length;
  if (measure === "sum") return sum;
  if (measure === "avg") return numbers.length === 0 ? null : sum / numbers.length;
  if (measure === "count-distinct") return new Set(values.filter((value) => typeof value !== "object")).size;
  const texts = values.filter((value) => typeof value === "string").sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  const ordered: Scalar[] = [...numbers.sort((left, right) => left - right), ...texts];
  return (measure === "min" ? ordered[0] : ordered.at(-1)) ?? null;
}

function scalarOf(value: Json | undefined): Scalar {
  return value === undefined || typeof value === "object" ? null : value;
}
