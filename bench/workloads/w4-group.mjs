// W4: count and sum by two keys over many records, within the clerk's scope: a report against a covering index.
import { load } from "../load.mjs";
import { alternateLoads } from "../measure.mjs";
import { withServers } from "../with-servers.mjs";

const REPORTS = 3;

function measure(records) {
  return withServers({ records }, ({ ours, floor, headersOf }) =>
    alternateLoads(
      () => load(ours, REPORTS, () => ({ method: "GET", path: "/api/v1/reports/bench/by-kind?format=json", headers: headersOf("c") }), 1),
      () => load(floor, REPORTS, () => ({ method: "GET", path: "/groups?scope=%2Fc%2F" }), 1),
    ),
  );
}

export const workload = {
  id: "W4",
  title: "count and sum 100,000 by two keys",
  better: "lower",
  run: async () => [{ ...(await measure(100_000)), goal: 1 }],
};
