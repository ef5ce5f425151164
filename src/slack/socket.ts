import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { wayOut } from '../outbound/way-out.ts';
import type { Log } from '../outbox/plainly.ts';
import { refusedAs } from './called.ts';
import { QUIET } from './client.ts';
import { failedBy, type Transport } from './transport.ts';

export type SocketOptions = {
  appToken: string;
  slackApiUrl?: string;
  log: Log;
  /** how long Slack has to tell where to connect, and then to greet us, ms each */
  withinMs?: number;
};

const SOCKETS = 2;
const WITHIN_MS = 10_000;

/**
 * Socket Mode over two connections, so that a refresh never leaves the app deaf. We reconnect ourselves and at once: the library waits
 * five seconds, and a refused token during its reconnect would be an unhandled rejection that ends the process.
 */
export function socketTransport(options: SocketOptions): { receiver: Receiver; transport: Transport } {
  const receivers = Array.from({ length: SOCKETS }, () => socket(options));
  const open = new Set<SocketModeReceiver>();
  const life = { stopped: false };
  const { promise: firstConnection, resolve: connectedOnce } = Promise.withResolvers<void>();
  const watch = {
    connected(r: SocketModeReceiver) {
      open.add(r);
      connectedOnce();
    },
    gone: (r: SocketModeReceiver) => void open.delete(r),
  };
  const receiver: Receiver = {
    init(app) {
      for (const r of receivers) r.init(app);
    },
    start: async () => {},
    stop: async () => {},
  };
  const transport: Transport = {
    async start() {
      for (const r of receivers) void keepConnected(r, life, watch, options);
      await firstConnection;
    },
    async stop() {
      life.stopped = true;
      await Promise.all(receivers.map((r) => r.client.disconnect().catch(() => {})));
    },
    connected: () => open.size > 0,
  };
  return { receiver, transport };
}

const socket = ({ appToken, slackApiUrl, log, withinMs = WITHIN_MS }: SocketOptions, { proxies } = wayOut()) =>
  new SocketModeReceiver({
    appToken,
    logger: QUIET,
    processEventErrorHandler: async ({ error }) => {
      log('a listener failed', { error: failedBy(error) });
      return false;
    },
    autoReconnectEnabled: false,
    ...(proxies && { dispatcher: proxies }),
    customPropertiesExtractor: ({ envelope_id }) => ({ envelopeId: envelope_id }),
    installerOptions: {
      clientOptions: {
        retryConfig: { retries: 0 },
        timeout: withinMs,
        // The library would wait for as long as it is told to, and nobody would hear of it.
        rejectRateLimitedCalls: true,
        ...(slackApiUrl && { slackApiUrl }),
      },
    },
  });

/** Connects, waits until that is over, and connects again, until it is stopped. */
async function keepConnected(
  receiver: SocketModeReceiver,
  life: { stopped: boolean },
  watch: { connected(r: SocketModeReceiver): void; gone(r: SocketModeReceiver): void },
  options: SocketOptions,
): Promise<void> {
  for (let failures = 0; !life.stopped; ) {
    const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
    receiver.client.once('disconnected', isGone);
    try {
      await connected(receiver, options);
      watch.connected(receiver);
      failures = 0;
      await gone;
    } catch (error) {
      receiver.client.off('disconnected', isGone);
      failures += 1;
      const longest = 3 * (options.withinMs ?? WITHIN_MS);
      const wait = Math.min(longest, Math.max(250 * 2 ** failures, askedToWait(error)));
      options.log(`Slack can’t be reached over Socket Mode: ${socketFault(error)}; trying again`, { inMs: wait });
      await new Promise((resume) => setTimeout(resume, wait).unref());
    } finally {
      watch.gone(receiver);
    }
  }
}

const askedToWait = (error: unknown): number => (error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0);

/** The library waits for the greeting as long as the connection stands, and for a connection as long as nobody refuses it. */
async function connected({ client }: SocketModeReceiver, { withinMs = WITHIN_MS }: SocketOptions): Promise<void> {
  const late = setTimeout(() => void client.disconnect(), 2 * withinMs);
  try {
    await client.start();
  } finally {
    clearTimeout(late);
  }
}

const REFUSED = new Map([
  ['missing_scope', 'SLACK_APP_TOKEN lacks connections:write'],
  ['not_allowed_token_type', 'SLACK_APP_TOKEN is no app-level token (xapp-…)'],
  ['forbidden_team', 'the app is installed in another workspace'],
]);

/** Why no connection opens, in words: nothing of the token is in them. */
export function socketFault(error: unknown): string {
  if (error instanceof WebAPIRateLimitedError) return 'it was asked too often';
  const code = refusedAs(error);
  if (code === undefined) return 'it does not answer';
  return REFUSED.get(code) ?? `it refuses SLACK_APP_TOKEN (${code})`;
}
