import { Agent, type Dispatcher, setGlobalDispatcher } from 'undici';
import { publicLookup } from './address.ts';
import { proxiesIn } from './proxy.ts';

const PUBLIC = { lookup: publicLookup };

/** What a network that lets us out by proxies wants us to go by; undefined elsewhere. */
export const proxies: Dispatcher | undefined = proxiesIn(process.env);

/** The connections to wherever people configured; `INTERNET_ONLY`: none of ours to a private address. What only a proxy can look up is for it to refuse. */
export const ANYWHERE: Dispatcher = proxies ?? new Agent();
export const INTERNET_ONLY: Dispatcher = proxiesIn(process.env, PUBLIC) ?? new Agent({ connect: PUBLIC });

/** Whatever this process fetches, Slack’s own library included, goes by the proxies too. */
export function leaveByProxies(): void {
  if (proxies) setGlobalDispatcher(proxies);
}
