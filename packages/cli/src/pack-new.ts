import { basename, join, resolve } from "node:path";
import type { Command } from "./command.js";
import { PackIdWrong } from "./errors.js";
import { EXIT } from "./exit-codes.js";
import { SKELETON } from "./shipped.js";
import { writeSkeleton } from "./write-skeleton.js";

const SKELETON_ID = "pack-skeleton";
const SKELETON_TITLE = "志愿服务";

/** `zhili pack new <folder>`: a small pack that works as it is, to be changed piece by piece. */
export const packNew: Command = {
  name: "pack new",
  about: {
    "zh-CN": "新建一个可以直接运行的小配置包：业务表单、流程、台账、评分、报表、角色、用例和译文",
    en: "make a small pack that works as it is: record type, workflow, ledger, scorecard, report, role, case, locale",
  },
  parameters: { shown: "<folder>", least: 1, most: 1 },
  flags: {
    id: { value: "<id>", about: { "zh-CN": "配置包编号（默认用文件夹名）", en: "id of the pack (the folder's name)" } },
    title: { value: "<title>", about: { "zh-CN": "配置包名称（默认“志愿服务”）", en: "title of the pack" } },
  },
  async run(call) {
    const [folder = ""] = call.parameters;
    const id = call.value("id") ?? basename(resolve(folder));
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || id.length > 64) throw PackIdWrong({ facts: { id } });
    const title = call.value("title") ?? SKELETON_TITLE;
    const files = await writeSkeleton(SKELETON, folder, (file, text) => (file === "package.json" ? named(text, id, title) : text.replaceAll(SKELETON_ID, id)));
    call.answer({ folder, id, files });
    for (const file of files) call.line(`  ${join(folder, file)}`);
    call.say(
      {
        "zh-CN": "已建立配置包 {id}。接着运行：\n  zhili pack validate {folder}\n  zhili pack test {folder}\n  zhili pack install {folder}",
        en: "made the pack {id}. Next:\n  zhili pack validate {folder}\n  zhili pack test {folder}\n  zhili pack install {folder}",
      },
      { id, folder },
    );
    return EXIT.ok;
  },
};

function named(text: string, id: string, title: string): string {
  const manifest = JSON.parse(text) as { name: string; zhili: { id: string; title: string } };
  return `${JSON.stringify({ ...manifest, name: `pack-${id}`, zhili: { ...manifest.zhili, id, title } }, null, 2)}\n`;
}
