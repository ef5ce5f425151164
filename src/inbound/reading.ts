import { createHash } from 'node:crypto';
import { isEvidence } from '../domain/evidence/told.ts';
import { masked, redacted } from '../secrets/redact.ts';
import { type Aside, asideOf } from './aside.ts';
import { jsonIn } from './body.ts';
import { unzipped } from './gzip.ts';
import type { Delivery, Source, Translated } from './source.ts';
import type { Told } from './told.ts';

/** A delivery in plain data, as it can be handed to a worker. `params`: of its address */
export type Packed = { raw: Uint8Array; headers: Record<string, string>; rest: string; params: Record<string, string> };

export const unpacked = ({ raw, headers, rest, params }: Packed): Delivery => {
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const query = new Map(Object.entries(params));
  return { raw, header: (name) => byName.get(name.toLowerCase()), rest, query: (name) => query.get(name) };
};

/**
 * What a delivery says. `id`: under which the same one comes again; `answer`: how its sender hears of faults, where it reads our answer; `aside`: what of it is set
 * aside, `received`: by which delivery that came, as evidence says it.
 */
export type DeliveryRead = { id: string; translated: Translated; answer?: string; aside?: Aside; received?: string };

const LONGEST_ID = 200;
/** bytes that the body of a source may have which says nothing else */
export const LARGEST = 512 * 1024;

/** Reads a delivery here and now. */
export function readHere(source: Source, delivery: Delivery): DeliveryRead {
  const opened = unzipped(delivery.raw, source.largest ?? LARGEST);
  const read = opened.ok ? (source.read ?? jsonIn)(opened.raw) : opened;
  const body = read.ok ? read.json : undefined;
  const answer = source.answered?.(body);
  const translated = read.ok ? marked(cleaned(source.translate(body, delivery)), delivery) : { faults: [read.fault] };
  const aside = asideOf(translated, opened.ok ? opened.raw : delivery.raw, answer);
  return {
    id: idOf(source, delivery, body),
    translated,
    ...(answer !== undefined && { answer }),
    ...(aside && { aside, received: hashOf(delivery.raw) }),
  };
}

/** Whatever it tells, nothing of it that looks like a secret goes on from here. What is left is kept as it came, and looked through then. */
function cleaned(of: Translated): Translated {
  if ('told' in of) return { ...of, told: masked(of.told) };
  return 'ignored' in of ? { ignored: redacted(of.ignored).toWellFormed() } : masked(of);
}

/** What a decision will rest on says of which delivery it is. */
const marked = (of: Translated, { raw }: Delivery): Translated =>
  'told' in of && [of.told].flat().some(isEvidence) ? { ...of, told: receivedAs(of.told, hashOf(raw)) } : of;

/** The same with the mark of its delivery; without one, nobody knows that any more. */
export function receivedAs(all: Told | Told[], received: string | undefined): Told[] {
  return [all].flat().map((told) => {
    if (!isEvidence(told)) return told;
    const { received: _, ...bare } = told;
    return received === undefined ? bare : { ...bare, received };
  });
}

const hashOf = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');

/** The id of a delivery, as it may be kept: short, and no secret in it, as in the address of a system that sends CDEvents; of one that has none, of its bytes. */
function idOf(source: Source, delivery: Delivery, body: unknown): string {
  const id = source.deliveryId(delivery, body) ?? '';
  if (id !== '' && id.length <= LONGEST_ID && redacted(id) === id) return id;
  const digest = createHash('sha256').update(id === '' ? delivery.raw : id);
  return digest.digest('hex').slice(0, 32);
}
