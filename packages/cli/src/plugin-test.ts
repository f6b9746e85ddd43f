import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Command } from "./command.js";
import { compilePlugin } from "./compile-plugin.js";
import { PluginWithoutTests } from "./errors.js";
import { EXIT } from "./exit-codes.js";

/** `zhili plugin test <folder>`: compiles a plugin and runs its tests with the test runner of Node.js. */
export const pluginTest: Command = {
  name: "plugin test",
  about: { "zh-CN": "编译扩展并运行它的测试", en: "compile a plugin and run its tests" },
  parameters: { shown: "<folder>", least: 1, most: 1 },
  async run(call) {
    const [folder = ""] = call.parameters;
    const { id } = await compilePlugin(folder);
    const place = join(folder, "dist/test");
    const files = existsSync(place) ? readdirSync(place).filter((name) => name.endsWith(".test.js")) : [];
    if (files.length === 0) throw PluginWithoutTests({ facts: { folder } });
    const { NODE_TEST_CONTEXT: _outer, NODE_OPTIONS: _options, ...environment } = process.env;
    const ran = spawnSync(process.execPath, ["--test", ...files.map((name) => join(place, name))], { encoding: "utf8", env: environment });
    const count = (word: string) => Number(new RegExp(`^(?:#|ℹ) ${word} (\\d+)`, "m").exec(ran.stdout)?.[1] ?? 0);
    const [passed, failed] = [count("pass"), count("fail")];
    if (ran.status !== 0) process.stderr.write(ran.stdout + ran.stderr);
    call.answer({ folder, id, passed, failed });
    call.say({ "zh-CN": "{passed} 个通过，{failed} 个未通过", en: "{passed} passed, {failed} failed" }, { passed, failed });
    return ran.status === 0 ? EXIT.ok : EXIT.problem;
  },
};
