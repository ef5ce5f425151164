import ipaddr from 'ipaddr.js';
import { Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { hostIn } from './address.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Our own machine is reached without: what stands beside us there, such as a sandbox, no proxy reaches. */
const OWN_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** What is wrong with the proxies that the environment names, without quoting them: they may carry a password. */
export const proxyFaults = (env: Variables): string[] =>
  named(env)
    .filter(({ url }) => !url)
    .map(
      ({ variable }) =>
        `${variable} must be the address of an http proxy, such as http://proxy.example:3128; in a name or password, write % as %25 and @ as %40`,
    );

/**
 * The connections of a process that its network lets out by proxies: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or small, as other programs read
 * them. `connect`: how those connect that go past the proxies. Undefined where none is named.
 */
export function proxiesIn(env: Variables, connect: EnvHttpProxyAgent.Options['connect'] = {}): Dispatcher | undefined {
  const all = new Map(named(env).map(({ variable, url }) => [variable.toLowerCase(), url]));
  const [https, http] = [all.get('https_proxy'), all.get('http_proxy')];
  if (!https && !http) return undefined;
  const past = given(env, 'no_proxy')?.value.split(/[,\s]+/) ?? [];
  const ranges = past.flatMap(rangeIn);
  const direct = new Agent({ connect });
  const proxies = new EnvHttpProxyAgent({
    // Empty, not left out: it would look into the process's own environment.
    httpProxy: http?.href ?? '',
    httpsProxy: https?.href ?? '',
    noProxy: past.includes('*') ? '*' : [...past, ...OWN_MACHINE].join(),
    connect,
    clientFactory: (url, { connect }: { connect: buildConnector.connector }) =>
      new Pool(url, { connect: noting(connect) }),
  });
  return proxies.compose((onward) => (request, handler) => {
    const isPast = ranges.some((range) => isIn(range, String(request.origin)));
    return isPast ? direct.dispatch(request, handler) : onward(request, handler);
  });
}

/** Many name addresses in NO_PROXY by their range: 10.0.0.0/8. Of the newer kind a single one may stand there without brackets. */
const rangeIn = (entry: string) =>
  ipaddr.isValidCIDR(entry)
    ? [ipaddr.parseCIDR(entry)]
    : ipaddr.IPv6.isValid(entry)
      ? [ipaddr.parseCIDR(`${entry}/128`)]
      : [];

function isIn(range: ReturnType<typeof ipaddr.parseCIDR>, origin: string): boolean {
  const host = hostIn(new URL(origin));
  const address = ipaddr.isValid(host) ? ipaddr.parse(host) : undefined;
  return address !== undefined && address.kind() === range[0].kind() && address.match(range);
}

/** What went wrong on the way to a proxy: by its port or name alone it can't be told from what went wrong behind it, or past it. */
const onTheWay = new WeakSet<Error>();

/** How a proxy is connected with, noting what goes wrong. */
const noting =
  (connect: buildConnector.connector): buildConnector.connector =>
  (to, done) =>
    connect(to, (...ended) => {
      if (ended[0]) onTheWay.add(ended[0]);
      done(...ended);
    });

/** What went wrong at a proxy, in a word: PROXY_407 where it answered so, PROXY_ECONNREFUSED where nobody did; undefined when it went wrong elsewhere. */
export function proxyReason(error: Error): string | undefined {
  const status = /^Proxy response \((\d+)\)/.exec(error.message)?.[1];
  if (status !== undefined) return `PROXY_${status}`;
  return 'code' in error && onTheWay.has(error) ? `PROXY_${String(error.code)}` : undefined;
}

const named = (env: Variables) =>
  ['https_proxy', 'http_proxy']
    .flatMap((name) => given(env, name) ?? [])
    .map(({ variable, value }) => ({ variable, url: proxyUrl(value) }));

/** The small spelling counts first, as it does elsewhere. */
const given = (env: Variables, small: string) =>
  [small, small.toUpperCase()]
    .map((variable) => ({ variable, value: env[variable] ?? '' }))
    .find(({ value }) => value !== '');

/** Many write `proxy.example:3128` alone. */
function proxyUrl(value: string): URL | undefined {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  return url && /^https?:$/.test(url.protocol) && isDecodable(url) ? url : undefined;
}

/** A `%` that begins no code could not be sent. */
function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}
