/** W2: a page with its exact count. W3: one record. W4: sum and count by two keys, out of a covering index. */
export function readRoutes(app, database) {
  const page = database.prepare("SELECT * FROM requests INDEXED BY page WHERE kind = ? AND org >= ? AND org < ? ORDER BY no LIMIT 50");
  const count = database.prepare("SELECT count(*) AS c FROM requests WHERE kind = ? AND org >= ? AND org < ?");
  const get = database.prepare("SELECT * FROM requests WHERE id = ? AND org >= ? AND org < ?");
  const group = database.prepare(
    "SELECT kind, urgent, count(*) AS requests, sum(people) AS people FROM requests WHERE org >= ? AND org < ? GROUP BY kind, urgent",
  );
  const below = (path) => `${path.slice(0, -1)}0`;
  const masked = (row) => ({ ...row, phone: `${row.phone.slice(0, 3)}****${row.phone.slice(-4)}` });

  app.get("/requests", async (request, reply) => {
    const { kind, scope } = request.query;
    const items = page.all(kind, scope, below(scope)).map(masked);
    reply.type("application/json").send(JSON.stringify({ items, count: count.get(kind, scope, below(scope)).c }));
    return reply;
  });
  app.get("/requests/:id", async (request, reply) => {
    const { scope } = request.query;
    reply.type("application/json").send(JSON.stringify(masked(get.get(request.params.id, scope, below(scope)))));
    return reply;
  });
  app.get("/groups", async (request, reply) => {
    const { scope } = request.query;
    reply.type("application/json").send(JSON.stringify({ rows: group.all(scope, below(scope)) }));
    return reply;
  });
}
