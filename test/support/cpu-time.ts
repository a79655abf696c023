/** Milliseconds of a core that a piece of work takes, whatever else the machine does meanwhile. */
export function coreTimeOf(work: () => void): number {
  // Node.js 22 counts for the process only.
  const counts = typeof process.threadCpuUsage === 'function';
  const before = counts ? process.threadCpuUsage() : process.cpuUsage();
  work();
  const { user, system } = counts ? process.threadCpuUsage(before) : process.cpuUsage(before);
  return (user + system) / 1_000;
}
