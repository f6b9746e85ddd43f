import { watchTurns } from "./watch-turns.mjs";

/** Lets the runner read the meters of this process and end it. */
export function answerRunner(url, stop) {
  const meters = {
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    memory: () => {
      globalThis.gc?.();
      return process.memoryUsage().rss;
    },
    turn: watchTurns(),
  };
  process.on("message", async (type) => {
    if (type === "stop") {
      await stop();
      process.exit(0);
    }
    process.send({ type, value: meters[type]() });
  });
  process.send({ type: "ready", value: url });
}
