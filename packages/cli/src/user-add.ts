import { createUser } from "@zhili/platform";
import type { Command } from "./command.js";
import { UsageValue } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";
import { readPassword } from "./read-password.js";

/** `zhili user add <username>`: makes an account and prints its one-time password once. */
export const userAdd: Command = {
  name: "user add",
  about: { "zh-CN": "新建账号，显示一次性密码", en: "make an account and show its one-time password" },
  parameters: { shown: "<username>", least: 1, most: 1 },
  flags: {
    name: { value: "<name>", about: { "zh-CN": "姓名（不写时同用户名）", en: "the person's name (the user name when left out)" } },
    language: { value: "<language>", about: { "zh-CN": "界面语言：zh-CN（默认）或 en", en: "language of the pages: zh-CN (default) or en" } },
    person: { value: "<id>", about: { "zh-CN": "本人的人员记录编号", en: "id of the person's record" } },
    "password-stdin": { about: { "zh-CN": "从标准输入读取密码，不生成一次性密码", en: "read the password from standard input instead of making one up" } },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const [username = ""] = call.parameters;
      const language = call.value("language") ?? "zh-CN";
      if (language !== "zh-CN" && language !== "en") throw UsageValue({ facts: { command: "user add", flag: "--language", value: "zh-CN | en" } });
      const password = await readPassword(call);
      const person = call.value("person");
      const { user, oneTimePassword } = await createUser(platform, commandLineContext(platform), {
        username,
        name: call.value("name") ?? username,
        language,
        ...(person === undefined ? {} : { personId: person }),
        ...(password === undefined ? {} : { password }),
      });
      call.answer({ user: { id: user.id, username: user.username, name: user.name }, ...(oneTimePassword === undefined ? {} : { oneTimePassword }) });
      call.say({ "zh-CN": "已新建账号 {username}", en: "made the account {username}" }, { username: user.username });
      if (oneTimePassword !== undefined)
        call.say(
          {
            "zh-CN": "一次性密码：{password}（只显示这一次，首次登录时修改）",
            en: "One-time password: {password} (shown only now; changed at the first sign-in)",
          },
          { password: oneTimePassword },
        );
      call.say(
        {
          "zh-CN": "账号还没有角色，用 zhili user grant {username} <角色> --at <单位> 授予。",
          en: "It has no role yet: zhili user grant {username} <role> --at <org unit> gives one.",
        },
        { username: user.username },
      );
      return EXIT.ok;
    }),
};
