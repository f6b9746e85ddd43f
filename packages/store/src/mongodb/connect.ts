import { type Document, MongoClient, type MongoClientOptions } from "mongodb";
import { StoreNoTransactions, StoreNotSupported, StoreUnavailable } from "../errors.js";
import { storeError, withoutSecrets } from "./server-errors.js";

const SELECTION_MS = 10_000;
/** What server 6.0 says of itself; partial indexes with `$or` came with it. */
const LEAST_WIRE_VERSION = 17;

/**
 * Connects to a replica set. Throws STORE_NO_TRANSACTIONS { reason } when the address leads to a server without one, STORE_NOT_SUPPORTED
 * for servers before 6.0, STORE_UNAVAILABLE { reason } when nobody answers. No error names the user or the password.
 */
export async function connect(uri: string): Promise<MongoClient> {
  const client = clientOf(uri);
  try {
    await client.connect();
    refuseUnfit(await client.db("admin").command({ hello: 1 }));
    return client;
  } catch (error) {
    await client.close();
    await refuseStandalone(uri);
    throw storeError(error);
  }
}

function clientOf(uri: string, more: MongoClientOptions = {}): MongoClient {
  const timeout = /[?&]serverSelectionTimeoutMS=/i.test(uri) ? {} : { serverSelectionTimeoutMS: SELECTION_MS };
  try {
    return new MongoClient(uri, { appName: "zhili", ignoreUndefined: true, retryReads: true, retryWrites: true, ...timeout, ...more });
  } catch (error) {
    throw StoreUnavailable({ facts: { reason: `the database address cannot be read: ${withoutSecrets(error instanceof Error ? error.message : "")}` } });
  }
}

function refuseUnfit(hello: Document): void {
  if (hello.setName === undefined && hello.msg !== "isdbgrid") {
    throw StoreNoTransactions({ facts: { reason: "it runs alone; start it as a member of a replica set (--replSet, then rs.initiate())" } });
  }
  if (Number(hello.maxWireVersion) < LEAST_WIRE_VERSION) throw StoreNotSupported({ facts: { operation: "servers before MongoDB 6.0", adapter: "mongodb" } });
}

/**
 * When the address asks for a replica set, the driver finds nobody behind it at a server that runs alone. Asking that server directly
 * gives the true reason.
 */
async function refuseStandalone(uri: string): Promise<void> {
  if (!/[?&]replicaSet=/i.test(uri)) return;
  const client = clientOf(uri.replace(/([?&])replicaSet=[^&]*&?/i, "$1"), { directConnection: !uri.includes(","), serverSelectionTimeoutMS: 2000 });
  try {
    const hello = await client.db("admin").command({ hello: 1 });
    if (hello.setName === undefined) refuseUnfit(hello);
  } catch (error) {
    if (StoreNoTransactions.is(error)) throw error;
  } finally {
    await client.close();
  }
}
