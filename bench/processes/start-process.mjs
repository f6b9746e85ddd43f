import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const profiles = process.env.BENCH_PROFILES;

/**
 * Starts a server in its own process; with BENCH_PROFILES=<folder> it writes a CPU profile there when it ends. Answers its address, `cpu()`
 * (milliseconds of user and system time so far), `memory()` (resident bytes), `turn()` (see watch-turns.mjs) and `stop()`.
 */
export async function startProcess(file, settings = {}) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(settings)], {
    execArgv: profiles === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profiles}`],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const answer = (type) =>
    new Promise((resolve, reject) => {
      const settle = (message) => {
        if (message.type !== type) return;
        child.off("message", settle).off("exit", failed);
        resolve(message.value);
      };
      const failed = (code) => reject(new Error(`${file} ended with ${code}`));
      child.on("message", settle).once("exit", failed);
    });
  const ask = (type) => {
    child.send(type);
    return answer(type);
  };
  const url = await answer("ready");
  return {
    url,
    name: file,
    cpu: () => ask("cpu"),
    memory: () => ask("memory"),
    turn: () => ask("turn"),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.send("stop");
      }),
  };
}
