import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@zhili/server";

/** `zhili serve`: PORT, HOST, ZHILI_DATA, ZHILI_ADMIN_PASSWORD and MONGODB_URI say where and with what. */
export async function serveCommand(): Promise<number> {
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const templates = join(root, "templates");
  const packs = readdirSync(templates)
    .map((name) => join(templates, name))
    .filter((folder) => existsSync(join(folder, "package.json")));
  const { PORT, HOST, ZHILI_DATA, ZHILI_ADMIN_PASSWORD, MONGODB_URI } = process.env;
  const stop = await serve({
    port: Number(PORT ?? 8080),
    host: HOST ?? "127.0.0.1",
    folder: ZHILI_DATA ?? "./.zhili",
    packs,
    webFolder: join(root, "packages/web/dist"),
    say: (line) => console.log(line),
    ...(ZHILI_ADMIN_PASSWORD === undefined ? {} : { adminPassword: ZHILI_ADMIN_PASSWORD }),
    ...(MONGODB_URI === undefined ? {} : { mongodbUri: MONGODB_URI }),
  });
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await stop();
  return 0;
}
