import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { changeDocument } from "./change-document.js";
import { ROOT, scratchFolder, zhili } from "./run-zhili.js";
import { type Serving, serving, signIn, stop } from "./serving.js";

// Each test starts whole programs; machines that do other work at the same time are slow at that.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const VILLAGE = "500229205200";
const scratch = scratchFolder();
const pack = join(scratch, "lamps");
const folder = join(scratch, "data");
const here = { ZHILI_DATA: folder, PORT: "0" };

describe("an installation, from its first pack to its restored copy", () => {
  const passwords: Record<string, string> = {};

  beforeAll(async () => {
    expect((await zhili(["pack", "new", pack, "--json"])).code).toBe(0);
  });

  it("a folder without data is refused, and stays as it is", async () => {
    const ran = await Promise.all([zhili(["pack", "list"], here), zhili(["data", "export"], here), zhili(["backup", join(scratch, "none")], here)]);
    expect(ran.map(({ code }) => code)).toEqual([3, 3, 3]);
    for (const { stderr } of ran) expect(stderr).toContain("CLI_NO_DATA");
    expect(existsSync(folder)).toBe(false);
  });

  it("a pack is installed with what it needs, after its plan was shown and said yes to", async () => {
    const planned = await zhili(["pack", "install", pack, "--json"], here);
    expect(planned.code).toBe(3);
    expect(planned.stderr).toContain("CLI_NOT_CONFIRMED");
    const plan = JSON.parse(planned.stdout) as { changes: { pack: string; to: string; added: string[] }[]; installed: boolean };
    expect(plan.installed).toBe(false);
    expect(plan.changes.map(({ pack: id, to }) => `${id}@${to}`)).toEqual(["base@1.0.0", "lamps@0.1.0"]);
    expect(plan.changes[1]?.added).toContain("record-type/service");
    const installed = await zhili(["pack", "install", pack, "--yes", "--json"], here);
    expect(installed.code).toBe(0);
    expect(JSON.parse(installed.stdout)).toMatchObject({
      installed: true,
      cases: { passed: readdirSync(join(ROOT, "templates/base/cases")).length + 2, failed: 0 },
    });
    const listed = await zhili(["pack", "list", "--json"], here);
    expect((JSON.parse(listed.stdout) as { packs: { id: string; version: string }[] }).packs).toMatchObject([
      { id: "base" },
      { id: "lamps", version: "0.1.0" },
    ]);
  });

  it("a newer version shows what it changes, and a red case keeps it out", async () => {
    const manifest = join(pack, "package.json");
    const ledger = join(pack, "ledgers/service-points.json");
    const [named, rules] = [readFileSync(manifest, "utf8"), readFileSync(ledger, "utf8")];
    writeFileSync(manifest, named.replace('"version": "0.1.0"', '"version": "0.2.0"'));
    writeFileSync(ledger, rules.replace('"max": 20', '"max": 30'));
    const { code, stdout, stderr } = await zhili(["pack", "install", pack, "--yes", "--json"], here);
    writeFileSync(manifest, named);
    writeFileSync(ledger, rules);
    expect(code).toBe(3);
    expect(stderr).toContain("CLI_CASES_RED");
    expect(JSON.parse(stdout)).toMatchObject({
      installed: false,
      changes: [{ pack: "lamps", from: "0.1.0", to: "0.2.0", added: [], changed: ["ledger/service-points"], withdrawn: [] }],
    });
  });

  it("accounts are made and given roles", async () => {
    for (const [username, role] of [
      ["recorder", "recorder"],
      ["secretary", "base:village-secretary"],
    ] as const) {
      const made = await zhili(["user", "add", username, "--name", "样本", "--json"], here);
      expect(made.code).toBe(0);
      passwords[username] = (JSON.parse(made.stdout) as { oneTimePassword: string }).oneTimePassword;
      const granted = await zhili(["user", "grant", username, role, "--at", VILLAGE, "--json"], here);
      expect(granted.code).toBe(0);
      expect(JSON.parse(granted.stdout)).toMatchObject({ grant: { orgUnit: VILLAGE, orgUnitName: "齐心村村民委员会" } });
    }
    const twice = await zhili(["user", "add", "RECORDER"], here);
    expect([twice.code, twice.stderr]).toEqual([3, expect.stringContaining("IDENTITY_USERNAME_TAKEN")]);
    const near = await zhili(["user", "grant", "recorder", "base:vilage-secretary", "--at", VILLAGE], here);
    expect([near.code, near.stderr]).toEqual([3, expect.stringContaining("base:village-secretary?")]);
    const kept = await zhili(["user", "grant", "recorder", "base:village-secretary", "--at", VILLAGE], here);
    expect([kept.code, kept.stderr]).toEqual([3, expect.stringContaining("IDENTITY_GRANT_REFUSED")]);
    const nobody = await zhili(["user", "reset", "nobody"], here);
    expect([nobody.code, nobody.stderr]).toEqual([3, expect.stringContaining("IDENTITY_USER_NOT_FOUND")]);
  });

  it("they sign in at the server, which holds its folder and its port alone", async () => {
    const server: Serving = await serving(here);
    try {
      expect(server.administrator?.username).toBe("admin");
      const secretary = await signIn(server.address, "secretary", passwords.secretary ?? "", "青竹-山路-2026-灯");
      const recorder = await signIn(server.address, "recorder", passwords.recorder ?? "", "白鹭-水田-2026-桥");
      const made = async (by: typeof secretary, type: string, body: object) => ((await by("POST", `/records/${type}`, body)) as { id: string }).id;
      const head = await made(secretary, "base/person", { orgUnit: VILLAGE, data: { name: "样本甲", phone: "13612345678" } });
      const household = await made(secretary, "base/household", { orgUnit: VILLAGE, data: { no: "户样-1", head, headName: "样本甲" } });
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      for (const hours of [3, 2]) {
        const service = await made(recorder, "lamps/service", { data: { household, kind: "visit", date: today, hours } });
        await secretary("POST", `/records/lamps/service/${service}/transitions/confirm`, {});
      }
      const locked = await zhili(["ledger", "verify", "--json"], here);
      expect([locked.code, locked.stdout]).toEqual([3, ""]);
      expect(JSON.parse(locked.stderr)).toMatchObject({ error: { code: "STORE_LOCKED" } });
      const port = new URL(server.address).port;
      const second = await zhili(["serve"], { ZHILI_DATA: join(scratch, "other"), PORT: port });
      expect([second.code, second.stderr]).toEqual([4, expect.stringContaining("SERVER_PORT_BUSY")]);
      expect(existsSync(join(scratch, "other"))).toBe(false);
      const saved = await zhili(["backup", join(scratch, "while-running"), "--json"], here);
      expect(saved.code).toBe(0);
      expect(JSON.parse(saved.stdout)).toMatchObject({ adapter: "sqlite", key: false });
      const looked = JSON.parse((await zhili(["doctor", "--json"], here)).stdout) as { checks: { id: string; status: string }[] };
      expect(looked.checks.at(-1)).toMatchObject({ id: "store", status: "skipped" });
    } finally {
      expect(await stop(server)).toBe(0);
    }
  });

  it("a password that was lost is made anew", async () => {
    const reset = await zhili(["user", "reset", "secretary", "--password-stdin", "--json"], here, "红梅-石桥-2027-雪\n");
    expect(reset.code).toBe(0);
    expect(Object.keys(JSON.parse(reset.stdout) as object)).toEqual(["user"]);
    const weak = await zhili(["user", "reset", "secretary", "--password-stdin"], here, "12345\n");
    expect([weak.code, weak.stderr]).toEqual([3, expect.stringContaining("IDENTITY_PASSWORD_WEAK")]);
  });

  it("types of the installed record types name their fields and options", async () => {
    const out = join(scratch, "record-types.ts");
    const { code, stdout } = await zhili(["types", "--out", out, "--json"], here);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: out, recordTypes: expect.arrayContaining(["lamps:service"]) });
    const text = readFileSync(out, "utf8");
    expect(text).toContain('"lamps:service": LampsService;');
    expect(text).toContain('kind: "clean-up" | "visit" | "patrol";');
    expect((await zhili(["types"], here)).stdout).toBe(text);
  });

  it("the export goes into a fresh folder unchanged, and not into one where an id is there", async () => {
    const file = join(scratch, "all.ndjson");
    const out = await zhili(["data", "export", "--out", file, "--json"], here);
    expect(out.code).toBe(0);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(JSON.parse(out.stdout)).toMatchObject({ file, documents: lines.length });
    expect(readFileSync(file, "utf8")).not.toContain("13612345678");
    const other = { ZHILI_DATA: join(scratch, "imported") };
    const taken = await zhili(["data", "import", file, "--json"], other);
    expect([taken.code, JSON.parse(taken.stdout)]).toEqual([0, { file, documents: lines.length }]);
    const back = (await zhili(["data", "export"], other)).stdout.trimEnd().split("\n");
    const own = (line: string) => !/^\{"collection":"(audit|chain-heads)"/.test(line);
    expect(back.filter(own)).toEqual(lines.filter(own));
    const again = await zhili(["data", "import", file], other);
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining("CLI_IMPORT_PRESENT")]);
    const some = await zhili(["data", "export", "--type", "lamps:service"], here);
    expect(some.stdout.trimEnd().split("\n")).toHaveLength(2);
    const unknown = await zhili(["data", "export", "--type", "lamps:servic"], here);
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining("DEFINITION_UNKNOWN")]);
    const missing = await zhili(["data", "import", join(scratch, "nothing.ndjson")], other);
    expect([missing.code, missing.stderr]).toEqual([4, expect.stringContaining("CLI_ENVIRONMENT")]);
  });

  it("a backup is restored with its key, into an empty folder only", async () => {
    const source = join(scratch, "while-running");
    const other = { ZHILI_DATA: join(scratch, "restored"), PORT: "0" };
    const keyless = await zhili(["restore", source], other);
    expect([keyless.code, keyless.stderr]).toEqual([3, expect.stringContaining("CLI_KEY_NEEDED")]);
    const restored = await zhili(["restore", source, "--key", join(folder, "secret.key"), "--json"], other);
    expect(restored.code).toBe(0);
    const looked = await zhili(["doctor", "--json"], other);
    expect(looked.code).toBe(0);
    const { ok, checks } = JSON.parse(looked.stdout) as { ok: boolean; checks: { id: string; status: string; detail: string }[] };
    expect(ok).toBe(true);
    expect(checks.map(({ id }) => id)).toEqual(["node", "folder", "disk", "port", "store", "configuration", "key", "ledger lamps:service-points", "audit"]);
    expect(checks[7]?.detail).toContain("2 entries");
    const over = await zhili(["restore", source, "--key", join(folder, "secret.key")], other);
    expect([over.code, over.stderr]).toEqual([3, expect.stringContaining("CLI_TARGET_EXISTS")]);
    const none = await zhili(["restore", pack], { ZHILI_DATA: join(scratch, "third") });
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining("CLI_NOT_A_BACKUP")]);
  });

  it("an entry that somebody altered in the file is found, and what to do is said", async () => {
    const whole = await zhili(["ledger", "verify", "--json"], here);
    expect([whole.code, JSON.parse(whole.stdout)]).toEqual([0, [{ ledger: "lamps:service-points", ok: true, checked: 2, accounts: [] }]]);
    changeDocument(join(folder, "zhili.db"), "ledger-entries", { "$.seq": 1 }, "$.amount", 600);
    const verified = await zhili(["ledger", "verify", "--json"], here);
    expect(verified.code).toBe(1);
    expect(JSON.parse(verified.stdout)).toMatchObject([{ ok: false, firstBad: { seq: 1 } }]);
    changeDocument(join(folder, "zhili.db"), "audit", { "$.seq": 2 }, "$.action", "nothing.happened");
    const { code, stdout } = await zhili(["doctor"], { ...here, LANG: "zh_CN.UTF-8" });
    expect(code).toBe(1);
    expect(stdout).toMatch(/PROBLEM 台账 lamps:service-points：第 1 笔起不可信/);
    expect(stdout).toMatch(/PROBLEM 审计日志第 2 条起不可信/);
    expect(stdout).toContain("→ 请停止服务，从备份恢复");
  });

  it("a missing key and a busy port are problems that doctor names", async () => {
    const socket = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => socket.once("listening", done));
    const { port } = socket.address() as { port: number };
    const keyless = join(scratch, "imported");
    writeFileSync(join(keyless, "secret.key"), "");
    const { code, stdout } = await zhili(["doctor", "--json"], { ZHILI_DATA: keyless, PORT: String(port) });
    socket.close();
    expect(code).toBe(1);
    const problems = (JSON.parse(stdout) as { checks: { id: string; status: string; detail: string }[] }).checks.filter((one) => one.status === "problem");
    expect(problems.map(({ id, detail }) => `${id} ${detail}`)).toEqual(["port SERVER_PORT_BUSY", "key VAULT_BROKEN"]);
  });
});
