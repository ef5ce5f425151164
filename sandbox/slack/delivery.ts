import { createHmac, randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';

/** How Slack reaches the app: what an ack says, or why there is none. */
export type Delivered = { ok: true; payload: unknown } | { ok: false; why: string };
export type Envelope = {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Record<string, unknown>;
  retry?: { num: number; reason: string };
};
export interface Delivery {
  send(envelope: Envelope): Promise<Delivered>;
  /** whether the app can be reached at all */
  connected(): boolean;
}

const ACK_WITHIN_MS = 3000;

/** Socket Mode: an envelope goes to one of the open sockets and is acked by its id. */
export class SocketDelivery implements Delivery {
  private sockets: WebSocket[] = [];
  private waiting = new Map<string, { resolve: (d: Delivered) => void; socket: WebSocket }>();
  private turn = 0;

  add(socket: WebSocket): void {
    this.sockets.push(socket);
    const told = {
      type: 'hello',
      num_connections: this.sockets.length,
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18060 },
      connection_info: { app_id: 'A0GONOGO01' },
    };
    socket.send(JSON.stringify(told));
    socket.on('message', (bytes) => {
      const { envelope_id, payload } = JSON.parse(String(bytes));
      this.waiting.get(envelope_id)?.resolve({ ok: true, payload: payload ?? {} });
    });
    socket.on('close', () => {
      this.sockets = this.sockets.filter((s) => s !== socket);
      for (const { resolve, socket: its } of this.waiting.values())
        if (its === socket) resolve({ ok: false, why: 'the connection closed' });
    });
    socket.on('error', () => socket.terminate());
  }

  connected = () => this.sockets.length > 0;

  /** Slack asks the app to reconnect (`refresh_requested`), or just hangs up. */
  refresh(): void {
    for (const socket of this.sockets.slice(0, 1))
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'sandbox' } }));
  }
  drop(all: boolean): void {
    for (const socket of all ? [...this.sockets] : this.sockets.slice(0, 1)) socket.terminate();
  }

  send({ type, payload, retry }: Envelope): Promise<Delivered> {
    const open = this.sockets.filter((s) => s.readyState === s.OPEN);
    const socket = open[this.turn++ % Math.max(1, open.length)];
    if (!socket) return Promise.resolve({ ok: false, why: 'no socket is open' });
    const envelope_id = randomUUID();
    return new Promise((done) => {
      const timer = setTimeout(() => finish({ ok: false, why: 'timeout' }), ACK_WITHIN_MS);
      const finish = (d: Delivered) => {
        clearTimeout(timer);
        this.waiting.delete(envelope_id);
        done(d);
      };
      this.waiting.set(envelope_id, { resolve: finish, socket });
      socket.send(
        JSON.stringify({
          envelope_id,
          type,
          payload,
          accepts_response_payload: type !== 'events_api',
          ...(type === 'events_api' && { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' }),
        }),
      );
    });
  }
}

/** Signed HTTP: each delivery is a POST with Slack's v0 signature; 200 within 3 s is the ack. */
export class HttpDelivery implements Delivery {
  private readonly url: () => string | undefined;
  private readonly secret: string;
  constructor(url: () => string | undefined, secret: string) {
    this.url = url;
    this.secret = secret;
  }

  connected = () => this.url() !== undefined;

  async send({ type, payload, retry }: Envelope): Promise<Delivered> {
    const url = this.url();
    if (!url) return { ok: false, why: 'the app is not running' };
    const body =
      type === 'events_api'
        ? JSON.stringify(payload)
        : type === 'interactive'
          ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
          : new URLSearchParams(Object.entries(payload).map(([k, v]) => [k, String(v)])).toString();
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = `v0=${createHmac('sha256', this.secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(ACK_WITHIN_MS),
        headers: {
          'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': signature,
          ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
        },
      });
      if (response.status !== 200) return { ok: false, why: `http_error ${response.status}` };
      const text = await response.text();
      return { ok: true, payload: text === '' ? {} : text.startsWith('{') ? JSON.parse(text) : { text } };
    } catch (error) {
      return {
        ok: false,
        why: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection refused',
      };
    }
  }
}

export async function connected(delivery: Delivery): Promise<void> {
  for (let i = 0; i < 400 && !delivery.connected(); i++) await new Promise((again) => setTimeout(again, 10));
}
