import type { IncomingMessage, ServerResponse } from 'node:http';

/** `start` resolves when Slack can reach us. */
export type Transport = {
  start(): Promise<void>;
  stop(): Promise<void>;
  handle?: (req: IncomingMessage, res: ServerResponse) => void;
  connected(): boolean;
};

/** What made a listener fail, and where: Bolt wraps what it does not know. */
export function stackOf(error: unknown): string {
  const cause = error instanceof Error && 'original' in error ? error.original : error;
  return cause instanceof Error ? (cause.stack ?? String(cause)) : String(cause);
}
