import type { Edition, Fact, JsonObject } from "@zhili/contracts";
import type { ExpressionType, TypeEnvironment } from "../expression/index.js";
import { nearest } from "../schema/index.js";
import { compileIndicator, type PlacedIndicator, placeIndicator } from "./compile-indicator.js";
import type { CompileScope } from "./compile-scope.js";
import type { CompiledEdition, CompiledGroup, CompiledIndicator, CompiledQuota, CompiledVeto } from "./compiled-edition.js";
import { fromUnits, leastShare, toUnits } from "./decimal.js";
import { localKey, planGathering } from "./gather-plan.js";
import type { ScoringSourceContribution } from "./source.js";

type Group = Edition["groups"][number];

/** What the environments of an edition are made from. */
export interface EditionTypes {
  readonly base: TypeEnvironment;
  readonly factType: (fact: Fact) => ExpressionType;
}

/** Prepares an edition: sources, facts to gather, bounds in whole units, vetoes, grades, quota. */
export function compileEdition(scope: CompileScope, edition: Edition, path: string, types: EditionTypes): CompiledEdition {
  const digits = edition.rounding ?? 2;
  const placed = edition.groups.flatMap((group, at) =>
    group.indicators.map((indicator, index) => placeIndicator(scope, group, indicator, `${path}/groups/${at}/indicators/${index}`)),
  );
  checkIds(scope, edition, placed, path);
  const plan = planGathering([
    ...placed.map(({ indicator }) => ({ place: indicator.id, facts: indicator.facts ?? [] })),
    ...(edition.vetoes ?? []).map((veto) => ({ place: `veto.${veto.id}`, facts: veto.facts ?? [] })),
  ]);
  const needs = placed.flatMap(({ source, params, place }) =>
    (source?.needs?.(params, place) ?? []).map((fact) => ({ key: localKey(place.id, fact.id), fact })),
  );
  const environment = (facts: readonly Fact[] = []): TypeEnvironment => ({
    ...types.base,
    ...Object.fromEntries(facts.map((fact) => [fact.id, types.factType(fact)])),
  });
  const compiled = placed
    .filter((one): one is PlacedIndicator & { source: ScoringSourceContribution } => one.source !== undefined)
    .map((one) => compileIndicator(scope, one, environment(one.indicator.facts), plan.localOf(one.indicator.id), digits));
  const groups = edition.groups.map((group, at) => compileGroup(scope, group, `${path}/groups/${at}`, compiled, digits));
  const vetoes = (edition.vetoes ?? []).map((veto, at): CompiledVeto => {
    if (veto.result === "zero-group" && edition.groups.every(({ id }) => id !== veto.group))
      scope.issue(`${path}/vetoes/${at}/group`, { "zh-CN": "须写明归零的分组。", en: "Name the group that counts nothing." });
    return {
      id: veto.id,
      title: veto.title,
      when: scope.expression(veto.when, `${path}/vetoes/${at}/when`, environment(veto.facts)),
      result: veto.result,
      ...(veto.group === undefined ? {} : { group: veto.group }),
      local: plan.localOf(`veto.${veto.id}`),
    };
  });
  const graded = gradeEnvironment(edition, types);
  const quota = compileQuota(scope, edition, `${path}/quota`, graded);
  return {
    id: edition.id,
    definition: edition,
    digits,
    groups,
    vetoes,
    grades: (edition.grades ?? []).map(({ id, title, when }, at) => ({ id, title, when: scope.expression(when, `${path}/grades/${at}/when`, graded) })),
    ...(quota === undefined ? {} : { quota }),
    facts: [...plan.facts, ...needs],
    max: fromUnits(
      groups.reduce((sum, { mostUnits }) => sum + mostUnits, 0),
      digits,
    ),
  };
}

function compileGroup(scope: CompileScope, group: Group, path: string, compiled: readonly CompiledIndicator[], digits: number): CompiledGroup {
  const { id, title, max, weight = 1, litAt } = group;
  const combine = combineOf(scope, group, path);
  const indicators = compiled.filter((one) => one.group === id);
  const sumUnits = indicators.reduce((sum, indicator) => sum + toUnits(indicator.max, digits, indicator.weight), 0);
  const mostUnits = max === undefined ? sumUnits : toUnits(max, digits, weight);
  return {
    id,
    title,
    indicators,
    mostUnits,
    capped: mostUnits < sumUnits,
    ...(combine === undefined ? {} : { combine }),
    ...(litAt === undefined ? {} : { litUnits: leastShare(litAt, mostUnits) }),
  };
}

function combineOf(scope: CompileScope, { combine, max }: Group, path: string): CompiledGroup["combine"] {
  if (combine === undefined) return undefined;
  if (max === undefined) scope.issue(`${path}/max`, { "zh-CN": "合并计分的分组须写明最高分。", en: "A group with an operator needs its most." });
  const operator = scope.operators.get(combine.type);
  if (operator !== undefined) return { type: combine.type, operator, params: (combine.params ?? {}) as JsonObject };
  const near = nearest(combine.type, [...scope.operators.keys()]);
  scope.issue(`${path}/combine/type`, { "zh-CN": `没有“${combine.type}”这种合并方式。`, en: `There is no operator ${combine.type}.` }, near);
  return undefined;
}

/** Names of grades and tie-breaks: score, lit, max, groups.<id>, and the subject. */
function gradeEnvironment(edition: Edition, types: EditionTypes): TypeEnvironment {
  const group: ExpressionType = { object: { score: "double", max: "double", lit: "bool" } };
  return { ...types.base, score: "double", max: "double", lit: "int", groups: { object: Object.fromEntries(edition.groups.map(({ id }) => [id, group])) } };
}

function compileQuota(scope: CompileScope, { quota, grades = [] }: Edition, path: string, graded: TypeEnvironment): CompiledQuota | undefined {
  if (quota === undefined) return undefined;
  if (quota.grade !== undefined && grades.every(({ id }) => id !== quota.grade))
    scope.issue(`${path}/grade`, { "zh-CN": `没有名为“${quota.grade}”的等次。`, en: `There is no grade ${quota.grade}.` });
  return {
    top: quota.top,
    ...(quota.percent === undefined ? {} : { percent: quota.percent }),
    ...(quota.level === undefined ? {} : { level: quota.level }),
    ...(quota.grade === undefined ? {} : { grade: quota.grade }),
    tieBreak: (quota.tieBreak ?? []).map(({ id, title, by }, at) => ({
      id,
      title: title ?? id,
      by: scope.expression(by, `${path}/tieBreak/${at}/by`, graded),
    })),
  };
}

function checkIds(scope: CompileScope, edition: Edition, placed: readonly PlacedIndicator[], path: string): void {
  const seen = new Set<string>();
  for (const { indicator, path: at } of placed) {
    if (seen.has(indicator.id)) scope.issue(`${at}/id`, { "zh-CN": `指标“${indicator.id}”重复。`, en: `The indicator ${indicator.id} is there twice.` });
    seen.add(indicator.id);
  }
  const groups = new Set<string>();
  edition.groups.forEach(({ id }, at) => {
    if (groups.has(id)) scope.issue(`${path}/groups/${at}/id`, { "zh-CN": `分组“${id}”重复。`, en: `The group ${id} is there twice.` });
    groups.add(id);
  });
}
