import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerTo, type Dials, type Mood, matrix, plain, vector } from './metrics-shapes.ts';

export type Asked = { path: string; headers: IncomingMessage['headers']; form: URLSearchParams };

/** A metrics server with dials, as Prometheus answers (`/api/v1/query`, `/api/v1/query_range`) and, for any other path, as plain JSON. */
export type Metrics = {
  url: string;
  asked: Asked[];
  /** the most questions that were open at once */
  most(): number;
  mood: Mood;
  /** of versions that have none of their own */
  dials: Dials;
  versions: Map<string, Dials>;
  /** ms until it answers */
  delay: number;
  /** what it answers instead, whatever is asked */
  body: string | undefined;
  /** all is well again */
  reset(): void;
  close(): Promise<void>;
};

export const WELL: Dials = { requests: 1000, errors: 0, latency: 200 };

export async function openMetrics(): Promise<Metrics> {
  let open = 0;
  let most = 0;
  const server = createServer((req, res) => void answered(req, res));
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const bound = server.address();
  const metrics: Metrics = {
    url: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
    asked: [],
    most: () => most,
    mood: 'well',
    dials: { ...WELL },
    versions: new Map(),
    delay: 0,
    body: undefined,
    reset() {
      Object.assign(this, { mood: 'well', dials: { ...WELL }, delay: 0, body: undefined });
      this.versions.clear();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return metrics;

  async function answered(req: IncomingMessage, res: ServerResponse): Promise<void> {
    open += 1;
    most = Math.max(most, open);
    res.on('close', () => {
      open -= 1;
    });
    let body = '';
    for await (const part of req) body += part;
    const url = new URL(req.url ?? '/', metrics.url);
    const form = new URLSearchParams(body === '' ? url.search : body);
    metrics.asked.push({ path: url.pathname, headers: req.headers, form });
    if (metrics.asked.length > ASKED_KEPT) metrics.asked.splice(0, ASKED_KEPT / 2);
    if (metrics.delay > 0) await new Promise((later) => setTimeout(later, metrics.delay));
    reply(metrics, url.pathname, form, res);
  }
}

function reply(metrics: Metrics, path: string, form: URLSearchParams, res: ServerResponse): void {
  const { mood, dials, versions, body } = metrics;
  if (mood === 'hang') return;
  if (body !== undefined) return void json(res, 200, body);
  if (typeof mood === 'number')
    return void json(res, mood, { status: 'error', errorType: 'x', error: 'it went wrong' });
  if (mood === 'html') return void res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
  if (mood === 'garbage') return void res.writeHead(200).end('{"status":"succ');
  if (mood === 'redirect') return void res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  if (mood === 'huge') return void huge(res);
  const about = `${path}?${form}`;
  const version = [...versions.keys()].find((v) => about.includes(v));
  const of = (version !== undefined && versions.get(version)) || dials;
  if (!path.startsWith('/api/v1/')) return void json(res, 200, plain(mood, of));
  const value = answerTo(mood, form.get('query') ?? '', of);
  const warnings = mood === 'warnings' ? { warnings: ['a store could not be reached'] } : {};
  json(res, 200, {
    status: 'success',
    ...warnings,
    data: path.endsWith('_range') ? matrix(mood, value, form) : vector(mood, value, form),
  });
}

/** More is of no use to anybody, and a sandbox may run for days. */
const ASKED_KEPT = 10_000;

const json = (res: ServerResponse, status: number, body: object | string) =>
  res
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body));

function huge(res: ServerResponse): void {
  const more = () => {
    while (!res.destroyed && res.write('[1,"2"],'.repeat(10_000)));
  };
  res.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
  more();
}
