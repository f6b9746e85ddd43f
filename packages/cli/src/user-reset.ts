import { findUserByName, resetPassword } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";
import { readPassword } from "./read-password.js";

/** `zhili user reset <username>`: a new one-time password; sessions end and a lock is lifted. */
export const userReset: Command = {
  name: "user reset",
  about: { "zh-CN": "重置密码并解除锁定，显示新的一次性密码", en: "reset a password and lift a lock; shows a new one-time password" },
  parameters: { shown: "<username>", least: 1, most: 1 },
  flags: { "password-stdin": { about: { "zh-CN": "从标准输入读取密码", en: "read the password from standard input" } } },
  run: (call) =>
    withPlatform(async (platform) => {
      const user = await findUserByName(platform, call.parameters[0] ?? "");
      const given = await readPassword(call);
      const { password } = await resetPassword(platform, commandLineContext(platform), {
        user: user.id,
        ...(given === undefined ? {} : { password: given }),
      });
      call.answer({ user: { id: user.id, username: user.username }, ...(given === undefined ? { oneTimePassword: password } : {}) });
      call.say(
        { "zh-CN": "已重置 {username} 的密码，原有登录全部退出", en: "the password of {username} is reset and all sessions ended" },
        { username: user.username },
      );
      if (given === undefined)
        call.say(
          {
            "zh-CN": "一次性密码：{password}（只显示这一次，首次登录时修改）",
            en: "One-time password: {password} (shown only now; changed at the first sign-in)",
          },
          { password },
        );
      return EXIT.ok;
    }),
};
