import { findRole, findUserByName, grantRole } from "@zhili/platform";
import type { Command } from "./command.js";
import { EXIT } from "./exit-codes.js";
import { commandLineContext, withPlatform } from "./open-data.js";

/** `zhili user grant <username> <role>`: gives somebody a role for an org unit and what is below it. */
export const userGrant: Command = {
  name: "user grant",
  about: { "zh-CN": "给账号授予角色", en: "give an account a role" },
  parameters: { shown: "<username> <pack:role>", least: 2, most: 2 },
  flags: {
    at: { value: "<org-unit>", about: { "zh-CN": "单位编号；角色及于该单位和下级", en: "code of the org unit; the role holds for it and what is below" } },
    from: { value: "<YYYY-MM-DD>", about: { "zh-CN": "从哪天起", en: "first day" } },
    to: { value: "<YYYY-MM-DD>", about: { "zh-CN": "到哪天止", en: "last day" } },
  },
  run: (call) =>
    withPlatform(async (platform) => {
      const [username = "", named = ""] = call.parameters;
      const user = await findUserByName(platform, username);
      const role = findRole(platform.configuration(), named);
      const [from, to] = [call.value("from"), call.value("to")];
      const grant = await grantRole(
        platform,
        { ...commandLineContext(platform), language: call.language },
        { user: user.id, role, orgUnit: call.value("at") ?? "", ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
      );
      call.answer({ grant });
      call.say(
        { "zh-CN": "已授予 {username}：{title}（{role}），{orgUnitName}", en: "gave {username}: {title} ({role}), {orgUnitName}" },
        { ...grant, username: user.username },
      );
      return EXIT.ok;
    }),
};
