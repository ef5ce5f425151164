import type { Workspace } from '../workspace/workspace.ts';

/** Slack's refusals carry a code; the caller sees `{ ok: false, error }`. */
export class SlackError extends Error {
  readonly details: string[];
  constructor(code: string, details: string[] = []) {
    super(code);
    this.details = details;
  }
}

export type Args = Record<string, unknown>;
export type Triggers = {
  take(trigger: string): { user: string } | 'expired_trigger_id' | 'exchanged_trigger_id' | 'invalid_trigger_id';
};
export type ApiContext = {
  workspace: Workspace;
  triggers: Triggers;
  socketUrl: () => string;
  /** where files are uploaded to and read from */
  origin: () => string;
  scopes: readonly string[];
  /** kinds of blocks that this workspace does not take */
  refusedBlocks?: readonly string[];
  /** divides Slack's waits */
  speed: number;
  /** tells the app of what happened, as Slack's Events API does */
  event: (event: Record<string, unknown>) => void;
};
export type Method = {
  /** the bot scopes it takes, by its arguments where Slack's answer depends on the kinds of channels */
  scope?: string | ((args: Args, c: ApiContext) => string | string[]);
  /** called with the app-level token instead of the bot's */
  app?: true;
  run(args: Args, c: ApiContext): Record<string, unknown>;
};

export const truthy = (value: unknown) => value === true || value === 'true' || value === 1 || value === '1';
export const optional = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** One page of a list and the cursor of the next (`limit`, `cursor` as Slack has them). */
export function page<T>(all: T[], args: Args, most = 1000): { items: T[]; response_metadata: { next_cursor: string } } {
  const limit = Number(args.limit ?? 100);
  if (!Number.isInteger(limit) || limit < 0 || limit > most) throw new SlackError('invalid_limit');
  const from = args.cursor ? Number(Buffer.from(String(args.cursor), 'base64url').toString()) : 0;
  if (!Number.isInteger(from) || from < 0) throw new SlackError('invalid_cursor');
  const to = from + (limit || 100);
  const next_cursor = to < all.length ? Buffer.from(String(to)).toString('base64url') : '';
  return { items: all.slice(from, to), response_metadata: { next_cursor } };
}
