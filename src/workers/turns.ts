/**
 * Carries out so much at once at most; the rest waits in order. Of many that wait, one begins in each turn of the event loop, so that what
 * else is there comes in between. Bottleneck would begin one every few ms only.
 */
export function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  let hasBegun = false;
  const taken = () => {
    busy += 1;
    hasBegun = true;
    setImmediate(() => {
      hasBegun = false;
      beginNext();
    });
  };
  const beginNext = () => {
    if (hasBegun || busy >= most) return;
    const next = waiting.shift();
    if (!next) return;
    taken();
    next();
  };
  return async (work) => {
    if (hasBegun || busy >= most) await new Promise<void>((begin) => waiting.push(begin));
    else taken();
    try {
      return await work();
    } finally {
      busy -= 1;
      beginNext();
    }
  };
}
