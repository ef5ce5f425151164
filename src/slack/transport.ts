import type { IncomingMessage, ServerResponse } from 'node:http';
import { stackOf } from '../thrown/words.ts';

/** `start` resolves when Slack can reach us. */
export type Transport = {
  start(): Promise<void>;
  stop(): Promise<void>;
  handle?: (req: IncomingMessage, res: ServerResponse) => void;
  connected(): boolean;
};

/** What made a listener fail, and where: Bolt wraps what it does not know. */
export const failedBy = (error: unknown): string =>
  stackOf(error instanceof Error && 'original' in error ? error.original : error);
