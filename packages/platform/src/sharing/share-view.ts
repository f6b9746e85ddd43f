import type { OrgUnit, RecordTypeDefinition } from "@zhili/contracts";
import type { Asking } from "../access/asking.js";
import type { RecordType } from "../configuration/configuration.js";
import { inLanguage } from "../configuration/translate.js";
import { ORG_UNITS } from "../records/org-unit.js";
import type { Share } from "./share.js";

/** A share in words. */
export interface ShareView {
  readonly id: string;
  readonly orgUnit: string;
  readonly orgUnitName: string;
  readonly purpose: string;
  readonly purposeTitle: string;
  readonly from: string;
  readonly until: string;
  readonly byName: string;
  /** Somebody may look today. */
  readonly standing: boolean;
  readonly takenBackAt?: string;
}

/** Shares in words, their org units read together. */
export async function shareViews(
  asking: Pick<Asking, "reader" | "configuration" | "context" | "today">,
  type: RecordType,
  shares: readonly Share[],
): Promise<ShareView[]> {
  const units = (await asking.reader.getMany(ORG_UNITS, [...new Set(shares.map((one) => one.orgUnit))])) as unknown as OrgUnit[];
  const names = new Map(units.map((one) => [one.id, one.name]));
  const purposes = purposesOf(inLanguage<RecordTypeDefinition>(asking, "record-type", type));
  return shares.map(({ id, orgUnit, purpose, from, until, byName, takenBackAt }) => ({
    id,
    orgUnit,
    orgUnitName: names.get(orgUnit) ?? orgUnit,
    purpose,
    purposeTitle: purposes.get(purpose) ?? purpose,
    from,
    until,
    byName,
    standing: takenBackAt === undefined && until >= asking.today,
    ...(takenBackAt === undefined ? {} : { takenBackAt }),
  }));
}

/** Titles of the purposes for which records of the type may be shared. */
export function purposesOf(definition: RecordTypeDefinition): Map<string, string> {
  return new Map((definition.sharing?.purposes ?? []).map(({ id, title }) => [id, title]));
}
