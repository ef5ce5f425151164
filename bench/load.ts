import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { quantile } from './support.ts';

export type Load = {
  url: string;
  secret: string;
  connections: number;
  seconds?: number;
  count?: number;
  /** a slash command, or a whole request as it is written */
  request: (n: number) => { user: string; text: string } | string;
};
export type Loaded = { rps: number; p50: number; p99: number; bad: number; n: number };

/** Signed slash commands over keep-alive connections, one in flight each, so that the generator costs far less than the server. */
export async function load(o: Load): Promise<Loaded> {
  const url = new URL(o.url);
  const times: number[] = [];
  let bad = 0;
  let sent = 0;
  const until = performance.now() + (o.seconds ?? 3600) * 1000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: o.connections }, async () => {
      const socket = connect(Number(url.port), url.hostname);
      socket.setNoDelay(true);
      await new Promise((open, failed) => socket.once('connect', open).once('error', failed));
      while (performance.now() < until && sent < (o.count ?? Number.POSITIVE_INFINITY)) {
        const asked = o.request(sent++);
        const request = typeof asked === 'string' ? asked : raw(url, o.secret, asked, sent);
        const at = performance.now();
        const status = await exchange(socket, request);
        times.push(performance.now() - at);
        if (status !== 200) bad += 1;
      }
      socket.end();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  return { rps: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), bad, n: times.length };
}

function raw(url: URL, secret: string, { user, text }: { user: string; text: string }, n: number): string {
  const body = new URLSearchParams({
    token: 'x',
    team_id: 'T1',
    team_domain: 'acme',
    channel_id: 'C1',
    channel_name: 'releases',
    user_id: user,
    user_name: user,
    command: '/release',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: `${url.origin}/response/x`,
    trigger_id: `1.2.${n}`,
  }).toString();
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return `POST ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nX-Slack-Request-Timestamp: ${at}\r\nX-Slack-Signature: v0=${signature}\r\nConnection: keep-alive\r\n\r\n${body}`;
}

/** One request and its whole answer; gives the status. */
function exchange(socket: Socket, request: string): Promise<number> {
  return new Promise((done) => {
    let got = '';
    const onData = (bytes: Buffer) => {
      got += bytes.toString('latin1');
      const head = got.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = /content-length: (\d+)/i.exec(got.slice(0, head))?.[1];
      const whole = length !== undefined ? got.length >= head + 4 + Number(length) : got.endsWith('0\r\n\r\n');
      if (!whole) return;
      socket.off('data', onData);
      done(Number(got.slice(9, 12)));
    };
    socket.on('data', onData);
    socket.write(request);
  });
}
