import { randomUUID } from "node:crypto";
import { KINDS } from "../request-data.mjs";

const body = {
  type: "object",
  required: ["orgUnit", "data"],
  properties: {
    orgUnit: { type: "string" },
    data: {
      type: "object",
      required: ["no", "subject", "kind", "household"],
      additionalProperties: false,
      properties: {
        no: { type: "string", pattern: "^R[0-9]{4,9}$" },
        subject: { type: "string", maxLength: 80 },
        kind: { type: "string", enum: KINDS },
        urgent: { type: "boolean" },
        happenedOn: { type: "string", format: "date" },
        people: { type: "integer", minimum: 0, maximum: 1000 },
        area: { type: "number", minimum: 0 },
        phone: { type: "string", pattern: "^1[3-9][0-9]{9}$" },
        note: { type: "string", maxLength: 500 },
        household: { type: "string" },
      },
    },
  },
};

/** W1: record, audit row and message in one commit. W5: the record's state, audit row, message, ledger entry and balance in one commit. */
export function writeRoutes(app, database) {
  const household = database.prepare("SELECT id FROM households WHERE id = ?");
  const audit = database.prepare("INSERT INTO audit (at, actor, action, record) VALUES (?, ?, ?, ?)");
  const message = database.prepare("INSERT INTO outbox (at, text) VALUES (?, ?)");
  const get = database.prepare("SELECT * FROM requests WHERE id = ?");
  const move = database.prepare("UPDATE requests SET state = 'done' WHERE id = ? AND state = 'open'");
  const entry = database.prepare("INSERT INTO entries (account, amount, at, record) VALUES (?, 1, ?, ?)");
  const balance = database.prepare("INSERT INTO balances VALUES (?, 1) ON CONFLICT (account) DO UPDATE SET balance = balance + 1");

  app.post("/requests", { schema: { body } }, async (request, reply) => {
    const { orgUnit, data } = request.body;
    const id = randomUUID();
    const at = new Date().toISOString();
    await database.write(() => {
      if (household.get(data.household) === undefined) throw new Error("no such household");
      database.insertRequest(id, `/c/t0/${orgUnit}/`, data);
      audit.run(at, "clerk", "create", id);
      message.run(at, `Request ${data.no}`);
    });
    return reply.code(201).send({ id, org: orgUnit, state: "open", ...data });
  });

  app.post("/requests/:id/finish", { schema: { body: { type: "object", properties: { comment: { type: "string" } } } } }, async (request) => {
    const { id } = request.params;
    const at = new Date().toISOString();
    return database.write(() => {
      const found = get.get(id);
      if (move.run(id).changes !== 1) throw new Error("not open");
      audit.run(at, "clerk", "finish", id);
      message.run(at, `Finished ${found.no}`);
      entry.run(found.household, at, id);
      balance.run(found.household);
      return { ...found, state: "done" };
    });
  });
}
