// W2: fifty of many records, filtered, sorted and counted exactly, within the clerk's scope, phones masked.
import { load } from "../load.mjs";
import { alternateLoads } from "../measure.mjs";
import { withServers } from "../with-servers.mjs";

const PAGES = 400;
const SCOPES = [
  { place: "c", path: "/c/", title: "of the whole county" },
  { place: "t0", path: "/c/t0/", title: "of one township in ten" },
];

function measure(records, scopes, settings = {}) {
  return withServers({ records, ...settings }, async ({ ours, floor, headersOf }) => {
    const lines = [];
    for (const { place, path, title } of scopes) {
      const measured = await alternateLoads(
        () =>
          load(ours, PAGES, () => ({
            method: "GET",
            path: "/api/v1/records/bench/request?filter%5Bkind%5D=noise&sort=no&limit=50&count=exact",
            headers: headersOf(place),
          })),
        () => load(floor, PAGES, () => ({ method: "GET", path: `/requests?kind=noise&scope=${encodeURIComponent(path)}` })),
      );
      lines.push({ ...measured, title: `list 50 of ${records.toLocaleString("en")} ${title}`, goal: 2.5 });
    }
    return lines;
  });
}

export const workload = {
  id: "W2",
  title: "list 50 with filter, sort, exact count",
  better: "lower",
  run: () => measure(100_000, SCOPES),
  async grow() {
    const lines = [];
    for (const records of [1_000, 10_000, 100_000]) lines.push(...(await measure(records, SCOPES)));
    for (const line of await measure(10_000, SCOPES, { townships: 1_000 })) lines.push({ ...line, title: `${line.title}, 11,001 org units` });
    return lines;
  },
};
