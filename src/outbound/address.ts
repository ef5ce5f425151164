import { type LookupAddress, lookup as lookUpName } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Undefined when a URL may be called; otherwise why not. Private means every range that is not plain unicast on the internet. */
export async function refusedAddress(
  url: string,
  allowPrivate: boolean,
  resolve: (host: string) => Promise<string[]> = resolveAll,
): Promise<string | undefined> {
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    return `${JSON.stringify(url.slice(0, 80))} is not an http or https address`;
  if (parsed.username || parsed.password)
    return 'an address must not carry a user name or a password: use the signing secret';
  if (allowPrivate) return undefined;
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => []);
  if (addresses.length === 0) return `the host ${host} can't be found`;
  const private_ = addresses.find((a) => !isPublic(a));
  return private_
    ? `${host} is a private or reserved address; set "allowPrivate: true" beside it in the manifests if that is meant`
    : undefined;
}

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

const resolveAll = async (host: string) => (await lookup(host, { all: true })).map((a) => a.address);

/** A look-up for the connection itself: a name that was public when it was checked and private a moment later is refused all the same. */
export const publicLookup: LookupFunction = (host, options, done) =>
  lookUpName(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const hidden = addresses?.find((a) => !isPublic(a.address));
    if (error || hidden) return done(error ?? new Error(`${host} is a private or reserved address`), []);
    const [first] = addresses;
    if (options.all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family);
  });
