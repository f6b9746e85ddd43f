import { apiUrl, type Query, refPath, send } from "./request.js";

/** Address of a rendered report. */
export function reportUrl(ref: string, query: Query): string {
  return apiUrl(`/reports/${refPath(ref)}`, query);
}

/** A report as a whole printable page. */
export async function readReportHtml(ref: string, query: Query): Promise<string> {
  const response = await send(`/reports/${refPath(ref)}`, { query: { ...query, format: "html" }, accept: "text/html, application/problem+json" });
  return response.text();
}
