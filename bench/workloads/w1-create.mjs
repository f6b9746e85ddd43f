// W1: a signed-in clerk sends a record of ten fields; record, timeline, audit event and message commit together.
import { load } from "../load.mjs";
import { alternateLoads } from "../measure.mjs";
import { requestData } from "../request-data.mjs";
import { withServers } from "../with-servers.mjs";

const REQUESTS = 2_000;

/** The ratio with so many records there already. */
function measure(records) {
  return withServers({ records }, ({ ours, floor, headersOf }) => {
    let made = records;
    const send = async (server, path) => {
      const first = made;
      made += REQUESTS;
      return load(server, REQUESTS, (index) => ({
        method: "POST",
        path,
        headers: headersOf("c"),
        body: JSON.stringify({ orgUnit: "t0v0", data: requestData(first + index) }),
      }));
    };
    return alternateLoads(
      () => send(ours, "/api/v1/records/bench/request"),
      () => send(floor, "/requests"),
    );
  });
}

export const workload = {
  id: "W1",
  title: "create a record of ten fields",
  better: "lower",
  run: async () => [{ ...(await measure(0)), goal: 3 }],
};
