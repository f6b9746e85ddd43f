import type { JsonObject, RecordTypeDefinition, StoredRecord } from "@zhili/contracts";
import { type Ability, abilityFor } from "@zhili/engine/access";
import type { Asking } from "../access/asking.js";
import type { RecordType } from "../configuration/configuration.js";
import { inLanguage } from "../configuration/translate.js";
import { SYSTEM_ACTOR } from "../platform.js";
import { labelsOf } from "../views/labels.js";
import { visibleData } from "../views/visible-data.js";
import { placedAt } from "./shared-with.js";

const USUAL_DAYS = 90;

/** What a person can choose from who shares a record, and what others would see of it then. */
export interface ShareOffer {
  readonly purposes: readonly { readonly id: string; readonly title: string }[];
  /** First and last day, YYYY-MM-DD, that a sharing may end on. */
  readonly first: string;
  readonly last: string;
  /** The fields named for sharing as they will appear, sensitive ones masked; a role over there may show fewer. */
  readonly data: JsonObject;
  readonly masked: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** What sharing the record would show; undefined when its type is not offered for sharing. */
export async function shareOffer(asking: Asking, type: RecordType, record: StoredRecord): Promise<ShareOffer | undefined> {
  const { sharing } = inLanguage<RecordTypeDefinition>(asking, "record-type", type);
  if (sharing === undefined) return undefined;
  const elsewhere = placedAt(record, { orgPath: "/", orgUnit: record.orgUnit }, sharing.fields);
  const { data, masked } = visibleData(stranger(asking), type, elsewhere);
  const [labels] = await labelsOf(asking.reader, asking.configuration, asking.context.language, type, [data]);
  const purposes = sharing.purposes.map(({ id, title }) => ({ id, title }));
  return { purposes, first: asking.today, last: lastDayOf(asking, sharing), data, masked, labels: labels ?? {} };
}

/** The latest day that a sharing which begins today may end on. */
export function lastDayOf({ configuration, today }: Pick<Asking, "configuration" | "today">, { longest }: { readonly longest?: number }): string {
  const { calendar } = configuration;
  return calendar.localDate(calendar.addDuration(calendar.startOfDay(today), `P${longest ?? USUAL_DAYS}D`));
}

/** Whoever reads every field of such records at home, and is of no party here. */
function stranger({ configuration, today }: Asking): Ability {
  return { ...abilityFor(configuration.roles, SYSTEM_ACTOR, today), standsFor: () => false };
}
