// W5: a step that awards points: standing, timeline, ledger entry, chain, balance, audit events and message commit together.
import { load } from "../load.mjs";
import { alternateLoads } from "../measure.mjs";
import { withServers } from "../with-servers.mjs";

const REQUESTS = 1_000;
const ROUNDS = 5;

export const workload = {
  id: "W5",
  title: "take a step that awards points",
  better: "lower",
  run: () =>
    withServers({ records: REQUESTS * (ROUNDS + 1) }, async ({ ours, floor, ids, headersOf }) => {
      const taken = new Map();
      const take = (server, pathOf) => {
        const first = taken.get(server) ?? 0;
        taken.set(server, first + REQUESTS);
        return load(server, REQUESTS, (index) => ({
          method: "POST",
          path: pathOf(ids[first + index]),
          headers: headersOf("c"),
          body: JSON.stringify({ comment: "Mended" }),
        }));
      };
      const measured = await alternateLoads(
        () => take(ours, (id) => `/api/v1/records/bench/request/${id}/transitions/finish`),
        () => take(floor, (id) => `/requests/${id}/finish`),
        ROUNDS,
      );
      return [{ ...measured, goal: 4 }];
    }),
};
