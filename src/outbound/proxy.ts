import { EnvHttpProxyAgent } from 'undici';

export type Variables = Readonly<Record<string, string | undefined>>;

/** Our own machine is reached without: what stands beside us there, such as a sandbox, no proxy reaches. */
const OWN_MACHINE = 'localhost,127.0.0.1,[::1]';

/** What is wrong with the proxies that the environment names, without quoting them: they may carry a password. */
export const proxyFaults = (env: Variables): string[] =>
  named(env)
    .filter(({ url }) => !url)
    .map(({ variable }) => `${variable} must be the address of an http proxy, such as http://proxy.example:3128`);

/**
 * The connections of a process that its network lets out by proxies: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or small, as other programs read
 * them. `connect`: how those connect that go past the proxies. Undefined where none is named.
 */
export function proxiesIn(env: Variables, connect: EnvHttpProxyAgent.Options['connect'] = {}) {
  const all = new Map(named(env).map(({ variable, url }) => [variable.toLowerCase(), url]));
  const [https, http] = [all.get('https_proxy'), all.get('http_proxy')];
  if (!https && !http) return undefined;
  const past = given(env, 'no_proxy')?.value.trim() ?? '';
  return new EnvHttpProxyAgent({
    // Empty, not left out: it would look into the process's own environment.
    httpProxy: http?.href ?? '',
    httpsProxy: https?.href ?? '',
    noProxy: past === '*' ? past : `${past},${OWN_MACHINE}`,
    connect,
  });
}

/** What went wrong at a proxy, in a word: PROXY_407 where it answered so, PROXY_ECONNREFUSED where nobody did; undefined when it went wrong elsewhere. */
export function proxyReason(error: Error, env: Variables): string | undefined {
  const proxies = named(env).flatMap(({ url }) => url ?? []);
  if (proxies.length === 0) return undefined;
  const status = /^Proxy response \((\d+)\)/.exec(error.message)?.[1];
  if (status !== undefined) return `PROXY_${status}`;
  return 'code' in error && proxies.some((proxy) => isOf(error, proxy)) ? `PROXY_${String(error.code)}` : undefined;
}

function isOf(error: Error, { hostname, port, protocol }: URL): boolean {
  if ('hostname' in error) return error.hostname === hostname;
  return 'port' in error && error.port === Number(port || (protocol === 'https:' ? 443 : 80));
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
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
