/**
 * ms of the processor that a piece of work takes this thread: the best of some tries, ended by the first that is under `bound`. Wall time would tell what else
 * the machine does; so would a single try, where others share the core. The first ones are of code that is not compiled yet: under load they take thrice as long.
 */
export function cpuMs(work: () => void, bound: number, tries = 20): number {
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < tries && best >= bound; n += 1) {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
