import { type LookupAddress, lookup as lookUpName } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** `called`: how people know an address that is secret, such as “the address in SRE_CALENDAR”; without it, it may be shown. */
export type Address = { url: string; allowPrivate: boolean; called?: string | undefined };

/**
 * Undefined when a URL may be called; otherwise why not. Private means every range that is not plain unicast on the internet. A name that can't be looked up
 * is left to the connection: it looks again, says what is wrong, and whoever asks may try once more; or a proxy knows it.
 */
export async function refusedAddress(
  { url, allowPrivate, called }: Address,
  resolve: (host: string) => Promise<string[]> = resolveAll,
): Promise<string | undefined> {
  const fault = addressFault(url);
  const parsed = URL.parse(url);
  if (fault !== undefined || !parsed) return `${called ?? 'the address'} ${fault}`;
  if (allowPrivate) return undefined;
  const host = hostIn(parsed);
  const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => []);
  const private_ = addresses.find((a) => !isPublic(a));
  return private_
    ? `${called ?? host} is a private or reserved address; set "allowPrivate: true" beside it in the manifests if that is meant`
    : undefined;
}

/** The host of an address; one of IPv6 without its brackets. */
export const hostIn = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** What is wrong with an address by itself, without quoting it. */
export function addressFault(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'webcal:') return 'is no http or https address: write https: for webcal:';
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return 'is not an http or https address';
  if (parsed.username || parsed.password) return 'must not carry a user name or a password: use the signing secret';
  return undefined;
}

/** An address that an environment variable holds, for adapters: it is looked at when Gonogo starts. */
export const ADDRESS = { is: 'the address', fault: addressFault };

const INTERNET = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address lies on the internet. Of IPv6 only what is given out there (2000::/3), and none that carries an address of IPv4 within: mapped,
 * compatible, translated (NAT64), 6to4, Teredo, ISATAP.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  if (!(parsed instanceof ipaddr.IPv6)) return !address.includes(':');
  const [, , , , fifth = 0, sixth = 0] = parsed.parts;
  const isIsatap = (fifth & ~0x0200) === 0 && sixth === 0x5efe;
  return parsed.match(INTERNET) && !isIsatap;
}

const resolveAll = async (host: string) => (await lookup(host, { all: true })).map((a) => a.address);

/** A look-up for the connection itself: a name that was public when it was checked and private a moment later is refused all the same. */
export const publicLookup: LookupFunction = (host, options, done) =>
  lookUpName(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const hidden = addresses?.find((a) => !isPublic(a.address));
    if (error || hidden) return done(error ?? hiddenError(host), []);
    const [first] = addresses;
    if (options.all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family);
  });

const hiddenError = (host: string) =>
  Object.assign(new Error(`${host} is a private or reserved address`), { code: 'PRIVATE_ADDRESS' });
