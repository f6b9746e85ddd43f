import process from "node:process";
import { UsageSetting } from "./errors.js";

/** Where the server listens, as PORT and HOST say. Throws CLI_USAGE_SETTING for a port that is none. */
export function serverPlace(): { port: number; host: string } {
  const { PORT = "", HOST = "" } = process.env;
  const port = PORT === "" ? 8080 : Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw UsageSetting({ facts: { name: "PORT", value: PORT, reason: "a port is a number from 0 to 65535", reasonZh: "端口须为 0 到 65535 的整数" } });
  return { port, host: HOST === "" ? "127.0.0.1" : HOST };
}
