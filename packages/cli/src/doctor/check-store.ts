import { existsSync } from "node:fs";
import { join } from "node:path";
import { createPlatform, openVault, type Platform, restoreConfiguration, sealedSample, systemContext, verifyAudit, verifyLedger } from "@zhili/platform";
import { openStore, StoreLocked } from "@zhili/store";
import { dataPlace, hasData } from "../open-data.js";
import { openPlugins } from "../open-plugins.js";
import { broken, type Finding, finding } from "./finding.js";

/** What is in the store: health, configuration, key, ledgers, audit trail. Looks only; a folder without data stays as it is. */
export async function checkStore(progress: (text: string, done: number) => void): Promise<Finding[]> {
  const place = dataPlace();
  if (!hasData(place)) return [finding("store", "skipped", { "zh-CN": "还没有数据", en: "there is no data yet" })];
  if (!existsSync(join(place.folder, "secret.key")))
    return [
      finding(
        "key",
        "problem",
        { "zh-CN": "{folder} 里没有密钥 secret.key", en: "there is no secret.key in {folder}" },
        {
          "zh-CN": "请把另外保管的 secret.key 放回去；没有它打不开敏感内容。",
          en: "Put back the secret.key that was kept apart: sensitive fields can't be opened without it.",
        },
        { folder: place.folder },
      ),
    ];
  try {
    const store = await openStore(place);
    try {
      const health = await store.health();
      const first = finding("store", health.ok ? "ok" : "problem", { "zh-CN": "数据库 {adapter}：{detail}", en: "store {adapter}: {detail}" }, undefined, {
        ...health,
      });
      const { registry } = await openPlugins(place.folder);
      const platform = await createPlatform({ store, vault: await openVault(place.folder), folder: place.folder, registry });
      return [first, ...(await checkConfiguration(platform, progress))];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (StoreLocked.is(error))
      return [
        finding("store", "skipped", {
          "zh-CN": "服务正在使用数据目录，没有检查里面的数据；要检查，请先停止服务",
          en: "a server is using the data folder, so the data was not looked at; stop the server to have that done",
        }),
      ];
    return [broken("store", error)];
  }
}

async function checkConfiguration(platform: Platform, progress: (text: string, done: number) => void): Promise<Finding[]> {
  try {
    if (!(await restoreConfiguration(platform)))
      return [
        finding(
          "configuration",
          "problem",
          { "zh-CN": "没有安装配置包", en: "no pack is installed" },
          { "zh-CN": "运行 zhili pack install 或 zhili serve。", en: "Run zhili pack install or zhili serve." },
        ),
      ];
  } catch (error) {
    return [broken("configuration", error)];
  }
  const { revision, packs, ledgers } = platform.configuration();
  const found = [
    finding(
      "configuration",
      "ok",
      { "zh-CN": "配置可用，{packs} 个配置包，版本 {revision}", en: "configuration in order, {packs} packs, revision {revision}" },
      undefined,
      {
        packs: packs.length,
        revision,
      },
    ),
    await checkKey(platform),
  ];
  for (const ledger of ledgers.keys()) found.push(await checkLedger(platform, ledger, progress));
  found.push(await checkAudit(platform));
  return found;
}

async function checkKey(platform: Platform): Promise<Finding> {
  try {
    const opened = await sealedSample(platform);
    if (opened) return finding("key", "ok", { "zh-CN": "密钥能打开敏感内容", en: "the key opens sensitive fields" });
    return finding("key", "ok", { "zh-CN": "还没有敏感内容", en: "there are no sensitive fields yet" });
  } catch (error) {
    return broken("key", error);
  }
}

async function checkLedger(platform: Platform, ledger: string, progress: (text: string, done: number) => void): Promise<Finding> {
  try {
    const { ok, checked, firstBad, accounts } = await verifyLedger(platform, ledger, (done) => progress(ledger, done));
    const facts = { ledger, checked, seq: firstBad?.seq ?? "", why: firstBad?.why ?? "", accounts: accounts.length };
    const id = `ledger ${ledger}`;
    if (ok)
      return finding(
        id,
        "ok",
        { "zh-CN": "台账 {ledger}：{checked} 笔，链条完整", en: "ledger {ledger}: {checked} entries, chain unbroken" },
        undefined,
        facts,
      );
    const todo = {
      "zh-CN": "请停止服务，从备份恢复，并查明是谁改了数据库。",
      en: "Stop the server, restore the backup, and find out who changed the database.",
    };
    if (firstBad === undefined)
      return finding(
        id,
        "problem",
        { "zh-CN": "台账 {ledger}：{accounts} 个账户的余额对不上", en: "ledger {ledger}: {accounts} balances don't add up" },
        todo,
        facts,
      );
    return finding(
      id,
      "problem",
      { "zh-CN": "台账 {ledger}：第 {seq} 笔起不可信（{why}）", en: "ledger {ledger}: not to be trusted from entry {seq} on ({why})" },
      todo,
      facts,
    );
  } catch (error) {
    return broken(`ledger ${ledger}`, error);
  }
}

async function checkAudit(platform: Platform): Promise<Finding> {
  try {
    const { ok, checked, firstBad } = await verifyAudit(platform, systemContext(platform));
    if (ok)
      return finding("audit", "ok", { "zh-CN": "审计日志：{checked} 条，链条完整", en: "audit trail: {checked} events, chain unbroken" }, undefined, {
        checked,
      });
    return finding(
      "audit",
      "problem",
      { "zh-CN": "审计日志第 {seq} 条起不可信（{why}）", en: "the audit trail is not to be trusted from event {seq} on ({why})" },
      { "zh-CN": "请保留现场，通知审计管理员，核对备份。", en: "Keep everything as it is, tell the audit administrator, and compare with the backup." },
      { seq: firstBad?.seq ?? "", why: firstBad?.why ?? "" },
    );
  } catch (error) {
    return broken("audit", error);
  }
}
