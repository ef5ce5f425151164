import { IncomingMessage } from 'node:http';
import type { Context } from 'hono';

/** Answers a request that failed. An upload that was cut off is one line in the log and nobody's bug. */
export const failedRequest =
  (log: (what: string, about: Record<string, unknown>) => void) =>
  (error: Error, c: Context): Response => {
    const where = { method: c.req.method, path: shownPath(c.req.path) };
    const env: unknown = c.env;
    const incoming = typeof env === 'object' && env !== null && 'incoming' in env ? env.incoming : undefined;
    if (incoming instanceof IncomingMessage && isCutOff(incoming)) log('an upload was cut off', where);
    else log('a request failed', { ...where, error: error.stack });
    return c.json({ error: 'failed', remedy: 'send it again; whoever runs Gonogo finds more in its log' }, 500);
  };

/** Whether who asked hung up before all of it was here. */
export const isCutOff = (req: IncomingMessage) => req.destroyed && !req.complete;

/** The end of the address of a source may be its secret, and that of a calendar is. */
const shownPath = (path: string) => path.replace(/^(\/inbound\/[^/]*\/|\/calendar\/).*$/, '$1…').slice(0, 100);
