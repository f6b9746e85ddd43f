import autocannon from "autocannon";

/**
 * Sends so many requests over ten connections and answers what they cost: CPU milliseconds of the server process (user and system) per
 * request, and requests per second. `request(index)` makes one: `{ method, path, headers, body }`. Throws when an answer is not 2xx.
 */
export async function load(server, amount, request, connections = Math.min(10, amount)) {
  let index = 0;
  const before = await server.cpu();
  const started = performance.now();
  const result = await autocannon({
    url: server.url,
    connections,
    amount,
    timeout: 120,
    requests: [
      {
        setupRequest: (given) => {
          const { body, headers, ...rest } = request(index++);
          return {
            ...given,
            ...rest,
            headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
            ...(body === undefined ? {} : { body }),
          };
        },
      },
    ],
  });
  const seconds = (performance.now() - started) / 1000;
  const after = await server.cpu();
  if (result.non2xx > 0 || result.errors > 0 || result["2xx"] < amount)
    throw new Error(`${server.name}: ${result["2xx"]} of ${amount} answers were 2xx, ${result.errors} errors`);
  return { cpu: (after - before) / amount, rate: amount / seconds };
}
