import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RouteUnknown } from "../errors.js";
import { sendProblem } from "./problems.js";

/**
 * Serves the web application: files with a hash in their name for good, its page for every address that is not a file. Without a folder
 * only the API answers.
 */
export async function serveWeb(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const page = folder !== undefined && existsSync(join(folder, "index.html"));
  if (page) {
    await app.register(fastifyStatic, {
      root: folder,
      prefix: "/",
      index: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.setHeader("cache-control", path.includes(`${sep}assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
    app.get("/", { schema: { hide: true } }, async (_request, reply) => sendPage(reply));
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (page && wantsPage(request)) return sendPage(reply);
    sendProblem(RouteUnknown({ facts: { method: request.method, url: request.url.split("?")[0] ?? "" } }), request, reply);
    return reply;
  });
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header("cache-control", "no-cache").sendFile("index.html");
}

/** A person who opens an address of the application, not a script that looks for a file or the API. */
function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split("?")[0] ?? "";
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (path.startsWith("/api/") || /\.[a-z0-9]{1,8}$/i.test(path)) return false;
  return (request.headers.accept ?? "").includes("text/html");
}
