import type { Edition } from "@zhili/contracts";
import type { RecordTypeFound } from "../configuration-index.js";
import { gradeEnvironment, scorecardEnvironment, workflowEnvironment } from "../environments.js";
import type { Resolved } from "../resolve-ref.js";
import { checkEffects, checkFacts } from "./check-effects.js";
import { checkParameters } from "./check-parameters.js";
import type { Checker } from "./checker.js";
import { KIND_WORDS } from "./words.js";

type Group = Edition["groups"][number];

/** Subject, indicators with their facts and sources, vetoes, grades, ranking and what happens on a fall. */
export function checkScorecard(checker: Checker, { definition }: Resolved<"scorecard">): void {
  const subject = checker.ref("record-type", definition.subject, "/subject");
  definition.editions.forEach((edition, at) => void checkEdition(checker, edition, `/editions/${at}`, subject));
}

function checkEdition(checker: Checker, edition: Edition, path: string, subject: RecordTypeFound | undefined): void {
  const bare = scorecardEnvironment(checker, subject);
  edition.groups.forEach((group, at) => {
    if (group.combine !== undefined) checkCombine(checker, group.combine, `${path}/groups/${at}/combine`, subject);
    group.indicators.forEach((indicator, index) => {
      const place = `${path}/groups/${at}/indicators/${index}`;
      checkFacts(checker, indicator.facts, `${place}/facts`, bare, subject);
      const { scoringSources } = checker.known;
      const { type, params } = indicator.source;
      if (!checker.name(type, Object.keys(scoringSources), KIND_WORDS["scoring-source"], `${place}/source/type`)) return;
      const names = scorecardEnvironment(checker, subject, indicator.facts);
      checkParameters(checker, scoringSources[type], params, `${place}/source/params`, { names, recordType: subject });
    });
  });
  const groups = edition.groups.map(({ id }) => id);
  edition.vetoes?.forEach((veto, at) => {
    const place = `${path}/vetoes/${at}`;
    checkFacts(checker, veto.facts, `${place}/facts`, bare, subject);
    checker.expression(veto.when, scorecardEnvironment(checker, subject, veto.facts), `${place}/when`, "bool");
    if (veto.group !== undefined) checker.name(veto.group, groups, KIND_WORDS.group, `${place}/group`);
  });
  checkResult(checker, edition, path, subject);
}

function checkCombine(checker: Checker, { type, params }: NonNullable<Group["combine"]>, path: string, subject: RecordTypeFound | undefined): void {
  const { scoringOperators } = checker.known;
  if (!checker.name(type, Object.keys(scoringOperators), KIND_WORDS["scoring-operator"], `${path}/type`)) return;
  checkParameters(checker, scoringOperators[type], params, `${path}/params`, { names: {}, recordType: subject });
}

function checkResult(checker: Checker, edition: Edition, path: string, subject: RecordTypeFound | undefined): void {
  const names = gradeEnvironment(edition, subject);
  const grades = edition.grades?.map(({ id }) => id) ?? [];
  edition.grades?.forEach((grade, at) => void checker.expression(grade.when, names, `${path}/grades/${at}/when`, "bool"));
  const { quota, standing } = edition;
  checker.level(quota?.level, `${path}/quota/level`);
  if (quota?.grade !== undefined) checker.name(quota.grade, grades, KIND_WORDS.grade, `${path}/quota/grade`);
  quota?.tieBreak?.forEach((one, at) => void checker.expression(one.by, names, `${path}/quota/tieBreak/${at}/by`));
  if (standing === undefined) return;
  const record = subject === undefined ? { record: "dyn" as const } : workflowEnvironment(checker, subject);
  checkEffects(checker, standing.onFall, `${path}/standing/onFall`, { ...names, grade: "string", ...record }, subject);
  if (standing.strikeOff !== undefined) checker.ref("workflow", standing.strikeOff, `${path}/standing/strikeOff`);
}
