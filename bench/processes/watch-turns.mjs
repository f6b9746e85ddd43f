/** Answers a meter: CPU milliseconds of the longest turn of the event loop since it was read last; it begins to watch when it is read first. */
export function watchTurns() {
  let longest = 0;
  let watching;
  const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  return () => {
    if (watching === undefined) {
      let last = cpu();
      watching = setInterval(() => {
        const now = cpu();
        longest = Math.max(longest, now - last);
        last = now;
      }, 1).unref();
    }
    const answer = longest;
    longest = 0;
    return answer;
  };
}
