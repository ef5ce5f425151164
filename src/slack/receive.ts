import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type Receiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { QUIET } from './client.ts';

/**
 * Bolt acks events before any listener runs, so a crash would lose them. This App holds the ack of an event until its listeners have
 * finished, which is when the change is durable; if one throws (Bolt’s error handler throws on), Slack hears nothing and delivers the event again (DESIGN, decision 1).
 */
export class HoldingApp extends App {
  private readonly seen = new Map<string, Promise<void>>();

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const envelope = event.customProperties?.envelopeId;
    if (typeof envelope !== 'string') return this.held(event);
    // The same envelope may come over both sockets when one of them breaks: it is worked on once and acked each time.
    const before = this.seen.get(envelope);
    if (before) return before.then(() => event.ack());
    const working = this.held(event);
    this.seen.set(envelope, working);
    if (this.seen.size > 2000) for (const old of [...this.seen.keys()].slice(0, 1000)) this.seen.delete(old);
    return working;
  }

  private async held(event: ReceiverEvent): Promise<void> {
    if (event.body.type !== 'event_callback') return super.processEvent(event);
    await super.processEvent({ ...event, ack: async () => {} });
    await event.ack();
  }
}

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

/** Tells what is wrong to whoever runs Gonogo. */
export type Log = (what: string, about: Record<string, unknown>) => void;

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
export function socketTransport({ appToken, slackApiUrl, log }: SocketOptions): {
  receiver: Receiver;
  transport: Transport;
} {
  const make = () =>
    new SocketModeReceiver({
      appToken,
      logger: QUIET,
      processEventErrorHandler: async ({ error }) => {
        log('a listener failed', { error: stackOf(error) });
        return false;
      },
      autoReconnectEnabled: false,
      customPropertiesExtractor: ({ envelope_id }) => ({ envelopeId: envelope_id }),
      installerOptions: { clientOptions: { retryConfig: { retries: 0 }, ...(slackApiUrl && { slackApiUrl }) } },
    });
  const receivers = Array.from({ length: SOCKETS }, make);
  const open = new Set<SocketModeReceiver>();
  let stopped = false;

  let connectedOnce = () => {};
  const firstConnection = new Promise<void>((resolve) => {
    connectedOnce = resolve;
  });

  async function keepConnected(receiver: SocketModeReceiver): Promise<void> {
    for (let failures = 0; !stopped; ) {
      let isGone = () => {};
      const gone = new Promise<void>((resolve) => {
        isGone = resolve;
      });
      receiver.client.once('disconnected', isGone);
      try {
        await receiver.client.start();
        open.add(receiver);
        connectedOnce();
        failures = 0;
        await gone;
      } catch (error) {
        receiver.client.off('disconnected', isGone);
        failures += 1;
        const wait = Math.min(LONGEST_WAIT_MS, 250 * 2 ** failures);
        log('Slack can’t be reached over Socket Mode; trying again', { error: String(error), inMs: wait });
        await new Promise((resume) => setTimeout(resume, wait).unref());
      } finally {
        open.delete(receiver);
      }
    }
  }

  const receiver: Receiver = {
    init(app) {
      for (const r of receivers) r.init(app);
    },
    start: async () => {},
    stop: async () => {},
  };
  const transport: Transport = {
    async start() {
      for (const r of receivers) void keepConnected(r);
      await firstConnection;
    },
    async stop() {
      stopped = true;
      await Promise.all(receivers.map((r) => r.client.disconnect().catch(() => {})));
    },
    connected: () => open.size > 0,
  };
  return { receiver, transport };
}
