import { Long, Timestamp } from "bson";
import { ServerError } from "../errors.js";
import type { Doc } from "../values/doc.js";
import type { CommandContext } from "./context.js";

const FIRST_BATCH = 101;
const NEXT_BATCH = 1000;

/** Results that clients have not read to the end. */
export class Cursors {
  private readonly open = new Map<string, { namespace: string; rest: Doc[] }>();
  private last = 0;

  /** The first batch of a result as find and aggregate answer it. */
  first(context: CommandContext, namespace: string, rows: Doc[], batchSize: unknown, single: boolean): Doc {
    const size = typeof batchSize === "number" ? batchSize : FIRST_BATCH;
    const batch = rows.slice(0, size);
    const rest = rows.slice(size);
    const id = single || rest.length === 0 ? 0 : ++this.last;
    if (id !== 0) this.open.set(String(id), { namespace, rest });
    return { cursor: { firstBatch: batch, id: Long.fromNumber(id), ns: namespace, atClusterTime: new Timestamp({ t: context.reader.instant, i: 1 }) } };
  }

  next(id: unknown, batchSize: unknown): Doc {
    const cursor = this.open.get(String(id));
    if (cursor === undefined) throw new ServerError(43, "CursorNotFound", `cursor id ${String(id)} not found`);
    const batch = cursor.rest.splice(0, typeof batchSize === "number" && batchSize > 0 ? batchSize : NEXT_BATCH);
    const done = cursor.rest.length === 0;
    if (done) this.open.delete(String(id));
    return { cursor: { nextBatch: batch, id: Long.fromNumber(done ? 0 : Number(id)), ns: cursor.namespace } };
  }

  kill(ids: readonly unknown[]): Doc {
    const killed = ids.filter((id) => this.open.delete(String(id)));
    return { cursorsKilled: killed, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] };
  }
}
