// W8: a report of 1,000 rows as a page, and 100,000 rows as CSV and as XLSX; against joined texts, a hand-written CSV and deflate level 1.
import { load } from "../load.mjs";
import { alternateLoads } from "../measure.mjs";
import { withServers } from "../with-servers.mjs";

const FORMATS = [
  { records: 1_000, amount: 10, ours: "/api/v1/reports/bench/requests", floor: "/report", title: "report of 1,000 rows" },
  { records: 100_000, amount: 1, ours: "/api/v1/reports/bench/requests?format=csv", floor: "/csv", title: "CSV of 100,000 rows" },
  { records: 100_000, amount: 1, ours: "/api/v1/reports/bench/requests?format=xlsx", floor: "/xlsx", title: "XLSX of 100,000 rows", goal: 1.5 },
];

function measure({ records, amount, ours: path, floor: plain, title, goal = 2 }) {
  return withServers({ records }, async ({ ours, floor, headersOf }) => ({
    ...(await alternateLoads(
      () => load(ours, amount, () => ({ method: "GET", path, headers: headersOf("c") }), 1),
      () => load(floor, amount, () => ({ method: "GET", path: `${plain}?rows=${records}` }), 1),
    )),
    title,
    goal,
  }));
}

export const workload = {
  id: "W8",
  title: "reports and exports",
  better: "lower",
  async run() {
    const lines = [];
    for (const format of FORMATS) lines.push(await measure(format));
    return lines;
  },
};
