import type { CaseExpectation, CaseStep, Filter, Json, JsonObject, LocalizedText, StoredRecord } from "@zhili/contracts";
import { recordFilter } from "../facts/record-filter.js";
import { ledgerOf, readAccountSum } from "../ledgers/account.js";
import { balanceOf } from "../ledgers/standing.js";
import { recordType } from "../records/record-type.js";
import { unsealRecord } from "../records/sealing.js";
import { systemContext } from "../tick.js";
import { Unit } from "../unit/unit.js";
import type { CaseRun } from "./case-run.js";

/** What came of an action, whichever door it went through. */
export interface Happened {
  readonly value?: Json;
  readonly refused?: Refusal;
  readonly raced?: readonly Happened[];
}

export interface Refusal {
  readonly code: string;
  /** Everything that was said, in Chinese. */
  readonly text: string;
}

/** Holds what happened against what the case expects; answers the first difference in words. */
export async function checkExpectation(run: CaseRun, step: CaseStep, expect: CaseExpectation, happened: Happened): Promise<LocalizedText | undefined> {
  const outcome = checkOutcome(step, expect, happened);
  if (outcome !== undefined) return outcome;
  let failure: LocalizedText | undefined;
  await run.platform.store.withTransaction(async (tx) => {
    const unit = new Unit(run.platform, systemContext(run.platform), tx);
    failure =
      (await checkRecords(run, unit, expect)) ??
      (await checkBalances(run, unit, expect)) ??
      (await checkTasks(run, unit, expect)) ??
      (await checkNotices(run, unit, expect)) ??
      (await checkAudit(run, unit, expect)) ??
      (await checkCounts(run, unit, expect));
  });
  return failure;
}

function checkOutcome(step: CaseStep, expect: CaseExpectation, happened: Happened): LocalizedText | undefined {
  if (happened.raced !== undefined) {
    const succeeded = happened.raced.filter((one) => one.refused === undefined).length;
    if (expect.succeeded !== undefined && succeeded !== expect.succeeded)
      return said(
        `${happened.raced.length} 个同时办理，办成 ${succeeded} 个，应办成 ${expect.succeeded} 个`,
        `${succeeded} of ${happened.raced.length} succeeded, expected ${expect.succeeded}`,
      );
    const other = happened.raced.find((one) => one.refused !== undefined && expect.refused !== undefined && one.refused.code !== expect.refused);
    if (other !== undefined) return wrongRefusal(other, expect.refused);
    return sayings(expect, happened.raced.map(words).join("\n"));
  }
  if (step.do === undefined) return undefined;
  if (expect.refused !== undefined) {
    if (happened.refused === undefined) return said(`办成了，本应拒绝（${expect.refused}）`, `succeeded, expected refusal ${expect.refused}`);
    if (happened.refused.code !== expect.refused) return wrongRefusal(happened, expect.refused);
  } else if (happened.refused !== undefined) return said(`被拒绝：${words(happened)}`, `refused with ${happened.refused.code}: ${words(happened)}`);
  const missing = partOf(expect.value as Json | undefined, happened.value ?? null, "");
  return sayings(expect, words(happened)) ?? missing;
}

function said(zh: string, en: string): LocalizedText {
  return { "zh-CN": zh, en };
}

function wrongRefusal(happened: Happened, expected: string | undefined): LocalizedText {
  const code = happened.refused?.code;
  return said(`拒绝的理由是 ${code}（${words(happened)}），应为 ${expected}`, `refused with ${code} (${words(happened)}), expected ${expected}`);
}

function differs(path: string, value: Json, expected: Json): LocalizedText {
  const [is, should] = [JSON.stringify(value), JSON.stringify(expected)];
  return said(`${path} 是 ${is}，应为 ${should}`, `${path} is ${is}, expected ${should}`);
}

function words(happened: Happened): string {
  const refused = happened.refused;
  if (refused !== undefined) return refused.text;
  const value = happened.value;
  if (value !== null && typeof value === "object" && !Array.isArray(value) && typeof value.text === "string") return value.text;
  return JSON.stringify(value ?? "");
}

function sayings(expect: CaseExpectation, text: string): LocalizedText | undefined {
  for (const part of expect.says ?? [])
    if (!text.includes(part)) return said(`没有说“${part}”，说的是：${text.slice(0, 300)}`, `does not say “${part}”: ${text.slice(0, 300)}`);
  for (const part of expect.saysNot ?? []) if (text.includes(part)) return said(`不该说“${part}”`, `says “${part}”`);
  return undefined;
}

/** Every part expected is in the value; lists by their members in order. */
function partOf(expected: Json | undefined, value: Json, path: string): LocalizedText | undefined {
  if (expected === undefined) return undefined;
  if (expected !== null && typeof expected === "object" && !Array.isArray(expected)) {
    for (const [key, part] of Object.entries(expected)) {
      const inner = value !== null && typeof value === "object" && !Array.isArray(value) ? (value[key] ?? null) : null;
      const failure = partOf(part, inner, `${path}/${key}`);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(value) || value.length !== expected.length) return differs(path, value, expected);
    return expected.map((part, index) => partOf(part, value[index] ?? null, `${path}/${index}`)).find((failure) => failure !== undefined);
  }
  return expected === value ? undefined : differs(path, value, expected);
}

async function readRecord(run: CaseRun, unit: Unit, name: string): Promise<StoredRecord | undefined> {
  const { type, id } = run.record(name);
  const definition = recordType(unit.configuration, type);
  const stored = await unit.tx.get(definition.collection, id);
  return stored === undefined ? undefined : unsealRecord(run.platform.vault, definition, stored as unknown as StoredRecord);
}

async function checkRecords(run: CaseRun, unit: Unit, expect: CaseExpectation): Promise<LocalizedText | undefined> {
  for (const one of expect.records ?? []) {
    const record = await readRecord(run, unit, one.record);
    if (record === undefined) return said(`${one.record} 不存在`, `${one.record} is not there`);
    if (one.state !== undefined && record.state !== one.state)
      return said(`${one.record} 的状态是 ${record.state}，应为 ${one.state}`, `${one.record} is in ${record.state}, expected ${one.state}`);
    const failure = partOf(run.resolve(one.data as JsonObject | undefined), record.data, one.record);
    if (failure !== undefined) return failure;
    if (one.overdue !== undefined && (record.overdue ?? false) !== one.overdue)
      return said(one.overdue ? `${one.record} 没有逾期，本应逾期` : `${one.record} 逾期了，本不应逾期`, `${one.record} overdue is ${record.overdue ?? false}`);
    if (one.dueAt !== undefined && record.dueAt !== new Date(one.dueAt).toISOString())
      return said(
        `${one.record} 的期限是 ${record.dueAt}，应为 ${new Date(one.dueAt).toISOString()}`,
        `${one.record} is due ${record.dueAt}, expected ${new Date(one.dueAt).toISOString()}`,
      );
    const lastDay = record.snapshot?.window?.lastDay;
    if (one.windowEnds !== undefined && lastDay !== one.windowEnds)
      return said(`${one.record} 的公示到 ${lastDay} 止，应到 ${one.windowEnds}`, `the notice of ${one.record} ends ${lastDay}, expected ${one.windowEnds}`);
  }
  return undefined;
}

async function checkBalances(run: CaseRun, unit: Unit, expect: CaseExpectation): Promise<LocalizedText | undefined> {
  for (const one of expect.balances ?? []) {
    const ledger = run.ref(one.ledger);
    ledgerOf(unit.configuration, ledger);
    const account = run.resolve(one.account);
    const standing = await balanceOf(unit, ledger, account);
    if (one.balance !== undefined && standing.balance !== one.balance)
      return said(
        `${one.account} 的余额是 ${standing.balance}，应为 ${one.balance}`,
        `balance of ${one.account} is ${standing.balance}, expected ${one.balance}`,
      );
    if (one.available !== undefined && standing.spendable !== one.available)
      return said(
        `${one.account} 可用 ${standing.spendable}，应为 ${one.available}`,
        `available of ${one.account} is ${standing.spendable}, expected ${one.available}`,
      );
    const { entries } = await readAccountSum(unit.tx, ledger, account);
    if (one.entries !== undefined && entries !== one.entries)
      return said(`${one.account} 有 ${entries} 笔明细，应有 ${one.entries} 笔`, `${one.account} has ${entries} entries, expected ${one.entries}`);
  }
  return undefined;
}

async function checkTasks(run: CaseRun, unit: Unit, expect: CaseExpectation): Promise<LocalizedText | undefined> {
  for (const one of expect.tasks ?? []) {
    const filter: Filter = { "record.id": run.record(one.record).id, status: "open", ...(one.at === undefined ? {} : { orgUnit: one.at }) };
    const { items } = await unit.tx.find("tasks", filter, { limit: 200 });
    const role = one.role === undefined ? undefined : run.ref(one.role);
    const found = items.filter(
      (task) => (role === undefined || (task.roles as Json[]).includes(role)) && (one.title === undefined || String(task.title).includes(one.title)),
    );
    const wanted = one.count ?? undefined;
    if (wanted === undefined ? found.length === 0 : found.length !== wanted) {
      const there = JSON.stringify(items.map((task) => [task.title, task.roles, task.orgUnit]));
      return said(
        `待办 ${JSON.stringify(one)} 有 ${found.length} 件，现有待办 ${there}`,
        `${found.length} open tasks ${JSON.stringify(one)}; there are ${there}`,
      );
    }
  }
  return undefined;
}

async function checkNotices(run: CaseRun, unit: Unit, expect: CaseExpectation): Promise<LocalizedText | undefined> {
  for (const one of expect.notices ?? []) {
    const notice = await unit.tx.findOne("notices", { "record.id": run.record(one.record).id }, { sort: [{ path: "openedAt", direction: "desc" }] });
    const status = notice?.status ?? "none";
    if (status !== one.status)
      return said(`${one.record} 的公示是 ${String(status)}，应为 ${one.status}`, `the notice of ${one.record} is ${String(status)}, expected ${one.status}`);
    const html = String(notice?.html ?? "");
    for (const part of one.has ?? [])
      if (!html.includes(part)) return said(`${one.record} 的公示没有写“${part}”`, `the notice of ${one.record} does not say “${part}”`);
    for (const part of one.hasNot ?? [])
      if (html.includes(part)) return said(`${one.record} 的公示不该写“${part}”`, `the notice of ${one.record} says “${part}”`);
  }
  return undefined;
}

async function checkAudit(run: CaseRun, unit: Unit, expect: CaseExpectation): Promise<LocalizedText | undefined> {
  for (const one of expect.audit ?? []) {
    const filter: Filter = {
      action: one.action,
      ...(one.outcome === undefined ? {} : { outcome: one.outcome }),
      ...(one.record === undefined ? {} : { "subject.id": run.record(one.record).id }),
    };
    if ((await unit.tx.findOne("audit", filter)) === undefined)
      return said(`审计记录里没有 ${JSON.stringify(one)}`, `the audit trail has no ${JSON.stringify(one)}`);
  }
  return undefined;
}

async function checkCounts(run: CaseRun, unit: Unit, expect: CaseExpectation): Promise<LocalizedText | undefined> {
  for (const one of expect.counts ?? []) {
    const type = recordType(unit.configuration, run.ref(one.recordType));
    const filter = recordFilter(type, run.resolve((one.filter ?? {}) as JsonObject), () => null);
    const count = await unit.tx.count(type.collection, filter);
    if (count !== one.count)
      return said(`${one.recordType} 有 ${count} 件，应有 ${one.count} 件`, `there are ${count} ${one.recordType}, expected ${one.count}`);
  }
  return undefined;
}
