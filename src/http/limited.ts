import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { readOff } from './body.ts';

/** What is answered to a body of more bytes than are taken. */
export const tooLarge = (c: Context, most: number) =>
  c.json({ error: 'too large', remedy: `send ${most} bytes at most` }, 413);

/** Refuses bodies of more than `maxSize` bytes. Where a request says its length, node holds it to that, and its body is not touched: to look at it costs as much as to carry it out. */
export function limited(maxSize: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError: (c) => tooLarge(c, maxSize) });
  return async (c, next) => {
    const said = c.req.header('content-length');
    if (said === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    if (Number(said) > maxSize) {
      await readOff(c.req.raw.body?.getReader());
      return tooLarge(c, maxSize);
    }
    await next();
  };
}
