import type { Platform } from "@zhili/platform";
import type { FastifyInstance } from "fastify";
import { EventStream, type Listener } from "../event-stream.js";

/** Open pages of one session; the oldest makes room. */
const MOST_PER_SESSION = 8;

/** Keeps the open event streams: tells them what happened, shows signs of life, and ends them with the server. */
export async function keepEventStreams(app: FastifyInstance, platform: Platform, heartbeat: number): Promise<void> {
  const streams = new Set<EventStream>();
  const stop = platform.subscribe((event) => {
    for (const stream of streams) stream.offer(event);
  });
  const timer = setInterval(() => {
    for (const stream of streams) stream.beat().catch(() => stream.close());
  }, heartbeat).unref();
  app.decorate("openEventStream", (listener: Listener) => {
    const stream = new EventStream(platform, listener);
    const own = [...streams].filter((one) => one.sessionId === stream.sessionId);
    if (own.length >= MOST_PER_SESSION) own[0]?.close();
    streams.add(stream);
    listener.response.once("close", () => {
      stream.close();
      streams.delete(stream);
    });
  });
  app.addHook("preClose", async () => {
    stop();
    clearInterval(timer);
    for (const stream of streams) stream.close();
  });
}
