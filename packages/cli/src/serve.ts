import { networkInterfaces } from "node:os";
import process from "node:process";
import type { FirstAdministrator } from "@zhili/platform";
import type { Call } from "./call.js";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { dataPlace } from "./open-data.js";
import { openPlugins } from "./open-plugins.js";
import { serverPlace } from "./server-place.js";
import { shippedPacks, WEB_FOLDER } from "./shipped.js";

/** `zhili serve`: PORT, HOST, ZHILI_DATA, ZHILI_ADMIN_PASSWORD and MONGODB_URI say where and with what. */
export const serve: Command = {
  name: "serve",
  about: {
    "zh-CN": "启动服务（环境变量 PORT、HOST、ZHILI_DATA、ZHILI_ADMIN_PASSWORD、MONGODB_URI）",
    en: "start the server (environment: PORT, HOST, ZHILI_DATA, ZHILI_ADMIN_PASSWORD, MONGODB_URI)",
  },
  async run(call) {
    const { port, host } = serverPlace();
    const { folder, mongodbUri } = dataPlace();
    const adminPassword = process.env.ZHILI_ADMIN_PASSWORD;
    const { serve: startServing } = await import("@zhili/server");
    const { registry, plugins } = await openPlugins(folder);
    for (const { refused } of plugins) if (refused !== undefined) process.stderr.write(`${refused.messageIn("zh-CN")}\n${refused.messageIn("en")}\n`);
    const serving = await startServing({
      port,
      host,
      folder,
      packs: shippedPacks(),
      registry,
      webFolder: WEB_FOLDER,
      progress: (text, done, of) => call.progress.show(`正在安装 / installing: ${text}`, done, of),
      onFault: (job, error) => process.stderr.write(`${job}: ${error instanceof Error ? error.message : String(error)}\n`),
      ...(adminPassword === undefined || adminPassword === "" ? {} : { adminPassword }),
      ...(mongodbUri === undefined ? {} : { mongodbUri }),
    });
    const stopped = call.untilInterrupted();
    const addresses = addressesOf(host, serving.port);
    call.answer({ addresses, ...(serving.administrator === undefined ? {} : { administrator: serving.administrator }) });
    welcome(call, addresses, serving.administrator);
    await stopped;
    call.line("正在停止 / stopping …");
    await serving.stop();
    return EXIT.ok;
  },
};

/** Says in both languages where to go and how to sign in: whoever starts a server may not be who uses it. */
function welcome(call: Call, addresses: readonly string[], administrator: FirstAdministrator | undefined): void {
  call.line("\n治理平台已启动 / Zhili is running\n");
  for (const address of addresses) call.line(`  网址 Address    ${address}`);
  if (administrator === undefined) call.line("  登录 Sign in    用已有账号 / with an account you have（忘记密码 / forgotten: zhili user reset admin）");
  else {
    call.line(`  用户 User       ${administrator.username}`);
    call.line(
      administrator.oneTimePassword === undefined
        ? "  密码 Password   ZHILI_ADMIN_PASSWORD 中设定的密码 / the one set in ZHILI_ADMIN_PASSWORD"
        : `  密码 Password   ${administrator.oneTimePassword}（一次性，首次登录时修改 / one-time, to be changed at the first sign-in）`,
    );
    for (const { message } of administrator.weak ?? []) call.line(`  注意 Careful    ${message["zh-CN"]} / ${message.en}`);
    if (administrator.weak !== undefined) call.line("                  请登录后修改密码 / change it after signing in");
  }
  call.line("  停止 Stop       Ctrl+C\n");
}

/** Where the server can be reached; a server that listens everywhere by each address of this machine. */
function addressesOf(host: string, port: number): string[] {
  const everywhere = host === "0.0.0.0" || host === "::";
  const others = Object.values(networkInterfaces()).flatMap((found) => (found ?? []).filter((one) => !one.internal && one.family === "IPv4"));
  const hosts = everywhere ? ["127.0.0.1", ...others.map((one) => one.address)] : [host];
  return hosts.map((one) => `http://${one.includes(":") ? `[${one}]` : one}:${port}`);
}
