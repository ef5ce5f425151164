/** Carries out so much at once at most; the rest waits in order. Bottleneck would begin one every few ms only. */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= most) await new Promise<void>((begin) => waiting.push(begin));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waits takes the place that becomes free.
      if (next) next();
      else busy -= 1;
    }
  };
}
