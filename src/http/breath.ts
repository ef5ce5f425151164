import { SMALL } from '../inbound/reader.ts';

let last: Promise<void> = Promise.resolve();

/**
 * Taking a large body together, checking its signature and handing it on take some ms each: others come in between. Of several large ones that are there at
 * once, one goes on in each turn of the event loop: what waits for a turn alone would all go on in the same.
 */
export function breath(size: number): Promise<void> {
  if (size <= SMALL) return Promise.resolve();
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
  return last;
}
