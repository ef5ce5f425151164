import { type Receiver, SocketModeReceiver } from '@slack/bolt';
import { wayOut } from '../outbound/way-out.ts';
import type { Log } from '../outbox/plainly.ts';
import { refusedAs } from './called.ts';
import { QUIET } from './client.ts';
import { failedBy, type Transport } from './transport.ts';

export type SocketOptions = {
  appToken: string;
  slackApiUrl?: string;
  log: Log;
};

const SOCKETS = 2;
const LONGEST_WAIT_MS = 30_000;

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
      for (const r of receivers) void keepConnected(r, life, watch, options.log);
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

const socket = ({ appToken, slackApiUrl, log }: SocketOptions, { proxies } = wayOut()) =>
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
      clientOptions: { retryConfig: { retries: 0 }, ...(slackApiUrl && { slackApiUrl }) },
    },
  });

/** Connects, waits until that is over, and connects again, until it is stopped. */
async function keepConnected(
  receiver: SocketModeReceiver,
  life: { stopped: boolean },
  watch: { connected(r: SocketModeReceiver): void; gone(r: SocketModeReceiver): void },
  log: SocketOptions['log'],
): Promise<void> {
  for (let failures = 0; !life.stopped; ) {
    const { promise: gone, resolve: isGone } = Promise.withResolvers<void>();
    receiver.client.once('disconnected', isGone);
    try {
      await receiver.client.start();
      watch.connected(receiver);
      failures = 0;
      await gone;
    } catch (error) {
      receiver.client.off('disconnected', isGone);
      failures += 1;
      const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** failures);
      log(`Slack can’t be reached over Socket Mode: ${socketFault(error)}; trying again`, { inMs: wait });
      await new Promise((resume) => setTimeout(resume, wait).unref());
    } finally {
      watch.gone(receiver);
    }
  }
}

const REFUSED = new Map([
  ['missing_scope', 'SLACK_APP_TOKEN lacks connections:write'],
  ['not_allowed_token_type', 'SLACK_APP_TOKEN is no app-level token (xapp-…)'],
  ['forbidden_team', 'the app is installed in another workspace'],
]);

/** Why no connection opens, in words: nothing of the token is in them. */
export function socketFault(error: unknown): string {
  const code = refusedAs(error);
  if (code === undefined) return 'it does not answer';
  return REFUSED.get(code) ?? `it refuses SLACK_APP_TOKEN (${code})`;
}
