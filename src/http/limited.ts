import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Refuses bodies of more than `maxSize` bytes. Where a request says its length, node holds it to that, and its body is not touched: to look at it costs as much as to carry it out. */
export function limited(maxSize: number): MiddlewareHandler {
  const tooLarge = (c: Context) => c.json({ error: 'too large', remedy: `send ${maxSize} bytes at most` }, 413);
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return async (c, next) => {
    const said = c.req.header('content-length');
    if (said === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    if (Number(said) > maxSize) return tooLarge(c);
    await next();
  };
}
