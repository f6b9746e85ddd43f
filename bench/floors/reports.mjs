import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";

const deflated = promisify(deflateRaw);
const COLUMNS = ["no", "subject", "kind", "happenedOn", "people", "area", "phone"];

/** W8: a table by joining texts, a hand-written CSV, and the sheet of a workbook at deflate level 1; all over the same rows, phones masked. */
export function reportRoutes(app, database) {
  const select = database.prepare(`SELECT ${COLUMNS.join(", ")} FROM requests ORDER BY id LIMIT ?`);
  const masked = (phone) => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const html = (value) => String(value).replace(/[&<>"']/g, (character) => escapes[character]);
  const csv = (value) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  app.get("/report", async (request, reply) => {
    let body = "<h1>Requests</h1><table><tbody>";
    for (const row of select.all(Number(request.query.rows))) {
      row.phone = masked(row.phone);
      body += "<tr>";
      for (const column of COLUMNS) body += `<td>${html(row[column])}</td>`;
      body += "</tr>";
    }
    return reply.type("text/html").send(`${body}</tbody></table>`);
  });
  app.get("/csv", async (request, reply) => {
    const lines = [COLUMNS.join(",")];
    for (const row of select.all(Number(request.query.rows))) {
      row.phone = masked(row.phone);
      lines.push(COLUMNS.map((column) => csv(row[column])).join(","));
    }
    return reply.type("text/csv").send(`${lines.join("\r\n")}\r\n`);
  });
  app.get("/xlsx", async (request, reply) => {
    const cell = (value) => (typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${html(value)}</t></is></c>`);
    let sheet = `<worksheet><sheetData><row>${COLUMNS.map(cell).join("")}</row>`;
    for (const row of select.all(Number(request.query.rows))) {
      row.phone = masked(row.phone);
      sheet += `<row>${COLUMNS.map((column) => cell(row[column])).join("")}</row>`;
    }
    return reply.type("application/octet-stream").send(await deflated(`${sheet}</sheetData></worksheet>`, { level: 1 }));
  });
}
