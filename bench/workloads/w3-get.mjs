// W3: one record by its id, within the clerk's scope, phone masked.
import { load } from "../load.mjs";
import { alternateLoads } from "../measure.mjs";
import { withServers } from "../with-servers.mjs";

const REQUESTS = 2_000;

function measure(records, settings = {}) {
  return withServers({ records, ...settings }, ({ ours, floor, ids, headersOf }) => {
    const idAt = (index) => ids[(index * 7919) % ids.length];
    return alternateLoads(
      () => load(ours, REQUESTS, (index) => ({ method: "GET", path: `/api/v1/records/bench/request/${idAt(index)}`, headers: headersOf("c") })),
      () => load(floor, REQUESTS, (index) => ({ method: "GET", path: `/requests/${idAt(index)}?scope=%2Fc%2F` })),
    );
  });
}

export const workload = {
  id: "W3",
  title: "get one record",
  better: "lower",
  run: async () => [{ ...(await measure(10_000)), goal: 2 }],
  async grow() {
    const lines = [];
    for (const records of [1_000, 100_000]) lines.push({ ...(await measure(records)), title: `get one of ${records.toLocaleString("en")}`, goal: 2 });
    lines.push({ ...(await measure(10_000, { townships: 1_000 })), title: "get one of 10,000, 11,001 org units", goal: 2 });
    return lines;
  },
};
