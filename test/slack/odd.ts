import { fork } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { COMPILED } from '../../sandbox/app/compiled.mjs';
import { SECRETS } from '../../sandbox/app/secrets.ts';
import { bareSlack, TOKENS } from '../sandbox/bare.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The real app over signed HTTP, in a process of its own whose log is read. */
export async function realApp() {
  const slack = await bareSlack();
  const dir = mkdtempSync(join(tmpdir(), 'gonogo-odd-'));
  const child = fork(join(ROOT, 'src/main.ts'), ['--with-parent'], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: COMPILED,
      SLACK_BOT_TOKEN: TOKENS.bot,
      SLACK_API_URL: `${slack.url}/api/`,
      SLACK_SIGNING_SECRET: SECRETS.signing,
      DEPLOY_WEBHOOK_URL: 'http://127.0.0.1:9',
      DEPLOY_WEBHOOK_SECRET: SECRETS.webhook,
      CHECK_TOKEN: SECRETS.check,
      PORT: '0',
      DATA_DIR: dir,
      MANIFESTS: join(ROOT, 'manifests'),
    },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const out of [child.stdout, child.stderr]) out?.on('data', (bytes) => (log += bytes));
  const url = await new Promise<string>((ready, failed) => {
    child.once('message', (m: { ready: string }) => ready(m.ready));
    child.once('exit', (code) => failed(new Error(`the app ended with ${code}\n${log}`)));
  });
  return {
    url,
    log: () => log,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await gone;
      }
      await slack.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type Odd = {
  method: string;
  path: string;
  type?: string | undefined;
  body?: string | Buffer;
  sign?: 'slack' | 'webhook';
  headers?: Record<string, string>;
};

/** The status of an answer, or why there was none. */
export function ask(url: string, odd: Odd): Promise<number | string> {
  const { method, path, type, body = '', sign, headers = {} } = odd;
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const req = request({
      hostname,
      port,
      method,
      path,
      agent: false,
      headers: {
        'content-length': Buffer.byteLength(body),
        ...(type && { 'content-type': type }),
        ...(sign === 'slack' && signedBySlack(body)),
        ...(sign === 'webhook' && signedByPipeline(String(body))),
        ...headers,
      },
    });
    req.setTimeout(5000, () => req.destroy(new Error('no answer')));
    req.once('response', (res) => {
      res.resume().once('close', () => done(res.statusCode ?? 0));
    });
    req.once('error', (error) => done(error.message));
    req.end(body);
  });
}

/** Sends half of what it announced, and hangs up. */
export function cutOff(url: string, path: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"half":`, () => {
        setImmediate(() => socket.destroy());
      });
    });
    socket.once('close', () => done());
  });
}

/** The first line of the answer to a request as it is written. */
export function answerTo(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done, failed) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (bytes) => {
      said += bytes;
      if (said.includes('\r\n')) socket.destroy();
    });
    socket.once('error', failed).once('close', () => done(said.split('\r\n', 1)[0] ?? ''));
  });
}

export function signedBySlack(body: string | Buffer, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const digest = createHmac('sha256', SECRETS.signing).update(`v0:${at}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${digest}` };
}

function signedByPipeline(body: string): Record<string, string> {
  const at = new Date();
  return {
    'webhook-id': 'msg_odd',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRETS.webhook).sign('msg_odd', at, body),
  };
}
