import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JsonObject } from "@zhili/contracts";
import { createUser, ensureFirstAdministrator, grantRole } from "@zhili/platform";
import { createServer, type ServerOptions } from "@zhili/server";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { type Office, openOffice } from "../../platform/test/office/open-office.js";

export const MATTER = {
  id: "matter",
  title: "事项",
  titleTemplate: "{{name}}",
  schema: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", title: "名称" },
      phone: { type: "string", title: "电话", format: "cn-mobile", sensitive: "phone" },
      mark: { type: "integer", title: "得分" },
      photo: { type: "string", title: "照片", format: "attachment", accept: ["image/*"], maxSize: "1MB" },
      papers: { type: "array", title: "材料", items: { type: "string", format: "attachment" } },
    },
  },
};
const DILIGENCE = {
  id: "diligence",
  title: "办理质量",
  subject: "matter",
  period: "year",
  editions: [
    {
      id: "2026",
      from: "2026-01-01",
      groups: [
        {
          id: "all",
          title: "总体",
          max: 100,
          indicators: [
            {
              id: "mark",
              title: "得分",
              max: 100,
              source: { type: "formula", params: { points: "has(subject.mark) ? double(subject.mark) : 0.0", reason: "领导打分" } },
            },
          ],
        },
      ],
      grades: [{ id: "good", title: "好", when: "score >= 80.0" }],
    },
  ],
};
const LOOKER = {
  id: "looker",
  title: "查看电话",
  rules: [
    { id: "read", actions: ["read", "unmask"], subjects: ["record-type/matter"] },
    { id: "score", actions: ["read", "update"], subjects: ["scorecard/diligence"] },
  ],
};

/** Who sits in the office, with which role and where; `admin` is the first administrator. */
const PEOPLE = [
  ["sue", "security-admin", undefined],
  ["al", "audit-admin", undefined],
  ["east", "clerk", "t1"],
  ["west", "clerk", "t2"],
  ["lou", "looker", "t1"],
] as const;
export type Name = "admin" | (typeof PEOPLE)[number][0];

export const PASSWORD = "Sunny-Harbour-42";

export interface Visitor {
  readonly cookie: string;
  readonly csrf: string;
  ask(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

export interface Door {
  readonly office: Office;
  readonly app: FastifyInstance;
  /** Accounts by user name. */
  readonly ids: Readonly<Record<string, string>>;
  signIn(name: Name, password?: string): Promise<Visitor>;
  readonly stranger: Visitor;
  close(): Promise<void>;
}

/** The HTTP door of a small county on a clock that stands still, with somebody in each role. */
export async function openDoor(
  options: { more?: Readonly<Record<string, JsonObject | string>>; limits?: ServerOptions["limits"]; trustProxy?: string } = {},
): Promise<Door> {
  const folder = await mkdtemp(join(tmpdir(), "zhili-door-"));
  const more = { "record-types/matter.json": MATTER, "scorecards/diligence.json": DILIGENCE, "roles/looker.json": LOOKER, ...options.more };
  const office = await openOffice({ folder, more });
  const { platform } = office;
  await ensureFirstAdministrator(platform, { password: PASSWORD });
  const ids: Record<string, string> = {};
  for (const [username, role, orgUnit] of PEOPLE) {
    const { user } = await createUser(platform, office.system, { username, name: username, password: PASSWORD });
    await platform.store.withTransaction((tx) => tx.updateOne("users", { id: user.id }, { $set: { mustChangePassword: false } }));
    await grantRole(platform, office.system, { user: user.id, role: `office:${role}`, ...(orgUnit === undefined ? {} : { orgUnit }) });
    ids[username] = user.id;
  }
  const app = createServer({
    platform,
    limits: { general: 100_000, signIn: 1_000, objections: 1_000, lag: 0, ...options.limits },
    ...(options.trustProxy === undefined ? {} : { trustProxy: options.trustProxy }),
  });
  await app.ready();
  const visitor = (cookie: string, csrf: string): Visitor => ({
    cookie,
    csrf,
    ask: (method, url, body, headers = {}) => {
      const given: InjectOptions = {
        method,
        url: url.startsWith("/") && !url.startsWith("/api/") && !url.startsWith("/docs") ? `/api/v1${url}` : url,
        headers: { ...(cookie === "" ? {} : { cookie }), ...(method === "GET" || csrf === "" ? {} : { "x-csrf-token": csrf }), ...headers },
      };
      return app.inject(body === undefined ? given : { ...given, payload: body });
    },
  });
  const stranger = visitor("", "");
  return {
    office,
    app,
    ids,
    stranger,
    async signIn(username, password = PASSWORD) {
      const answer = await stranger.ask("POST", "/session", { username, password });
      const { csrfToken } = answer.json<{ csrfToken: string }>();
      const [set = ""] = [answer.headers["set-cookie"] ?? ""].flat();
      return visitor(set.split(";")[0] ?? "", csrfToken);
    },
    async close() {
      await app.close();
      await platform.store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A multipart body with one file. */
export function multipart(name: string, content: Uint8Array | string, type = "application/octet-stream"): { payload: Buffer; headers: Record<string, string> } {
  const boundary = "----zhili-test-boundary";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { payload, headers: { "content-type": `multipart/form-data; boundary=${boundary}` } };
}
