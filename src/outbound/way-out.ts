import { Agent, type Dispatcher, setGlobalDispatcher } from 'undici';
import { publicLookup } from './address.ts';
import { proxiesIn, type Variables } from './proxy.ts';

/**
 * The connections of this process: to wherever people configured (`anywhere`), and never from here to a private address (`internetOnly`). `proxies`: those
 * that its network wants it to go by; what only they can look up is for them to refuse.
 */
type WayOut = { anywhere: Dispatcher; internetOnly: Dispatcher; proxies?: Dispatcher };

const PUBLIC = { lookup: publicLookup };
let way: WayOut = { anywhere: new Agent(), internetOnly: new Agent({ connect: PUBLIC }) };

/** There is one network, and one way out of it: it is chosen once, when the process begins. Whatever it fetches goes by the proxies too. */
export function leaveByProxies(env: Variables): void {
  const [proxies, internetOnly] = [proxiesIn(env), proxiesIn(env, PUBLIC)];
  if (!proxies || !internetOnly) return;
  way = { anywhere: proxies, internetOnly, proxies };
  setGlobalDispatcher(proxies);
}

export const wayOut = (): WayOut => way;
