import type { HeardAt } from '../adapters/standard-webhooks.ts';
import { isRefusedAs } from '../domain/deciding/decision.ts';
import type { Asked } from '../door/outcome.ts';
import type { Setting } from '../door/setting.ts';
import { cut } from '../inbound/fields.ts';
import { type Packed, unpacked } from '../inbound/reading.ts';
import type { Delivery, Left, SignedBy, Source } from '../inbound/source.ts';
import type { Kind as TallyKind } from '../inbound/tallies.ts';
import type { Told } from '../inbound/told.ts';
import { redacted } from '../secrets/redact.ts';
import { anotherTime } from './another-time.ts';
import { breath } from './breath.ts';
import { type Carried, type Hearing, hear } from './heard/index.ts';
import type { Acknowledgement, Intake } from './intake.ts';
import { notTaken } from './not-taken.ts';
import { aside, askedBy, type Unread } from './quarantine.ts';

/** A header of what Gonogo sends itself: genuine like any other delivery, and of no use. */
export const TEST = 'gonogo-test';

/** A delivery from its arrival to its answer: genuine, read, durable. */
export async function taken(at: Intake, name: string, source: Source, delivery: Packed): Promise<Acknowledgement> {
  const { tallies, setting } = at;
  const size = delivery.raw.length;
  await breath(size);
  // Of what comes from nobody knows where, nothing is kept but that it came.
  const arrived = unpacked(delivery);
  const by = signedBy(source, arrived, Date.now());
  if (by === undefined) return refused(at, name, source, arrived);
  if (by === 'former') tallies.count(name, 'former', setting.now());
  const tested = (ignored: string): Acknowledgement => {
    tallies.count(name, 'test', setting.now());
    return { status: 200, body: { ok: true, ignored } };
  };
  if (arrived.header(TEST) !== undefined) return tested('a test of Gonogo');
  await breath(size);
  const reading = await at.read(name, source, delivery);
  if (reading === 'busy') return putOff(at, name);
  const { translated, id, answer, aside: kept, received } = reading;
  if ('faults' in translated) {
    if (answer === undefined) return aside(at, name, { ...delivery, size, kept, received }, id, translated.faults);
    // It is not kept: whoever sent it reads what is wrong, and whoever looks after the source the last of it.
    tallies.count(name, 'unreadable', setting.now(), { why: cut(redacted(translated.faults.join('; ')), 300) });
    return { status: 400, body: { error: answer, faults: translated.faults } };
  }
  if ('test' in translated) return tested(translated.test);
  if ('ignored' in translated) {
    tallies.count(name, 'ignored', setting.now(), { why: translated.ignored });
    return { status: 200, body: { ok: true, ignored: translated.ignored } };
  }
  const outcome = await carriedOut({ ...at, source: name }, translated.told, askedBy(name, id));
  tallies.count(name, kindOf(outcome), setting.now(), aboutOf(outcome, translated.told));
  return outcome.ok && translated.left
    ? leaving(at, name, { ...delivery, kept, received }, id, translated.left)
    : answerOf(outcome, setting);
}

/** The rest of it was carried out; this is kept apart, so that it can be read again by itself. */
function leaving(
  at: Intake,
  name: string,
  delivery: Omit<Unread, 'size'>,
  id: string,
  { body, faults }: Left,
): Promise<Acknowledgement> {
  return aside(at, name, { ...delivery, size: Buffer.byteLength(JSON.stringify(body)) }, `${id}-left`, faults);
}

const BUSY = { error: 'busy', remedy: 'several large deliveries are being read: send it again' };

/** There is too much of others: its sender should try again. */
export function putOff({ tallies, setting }: Intake, name: string): Acknowledgement {
  tallies.count(name, 'putOff', setting.now());
  return { status: 503, body: BUSY, headers: { 'retry-after': '10' } };
}

/** Whatever goes wrong while a signature is checked, it is not right. */
function signedBy(source: Source, delivery: Delivery, now: HeardAt): SignedBy | undefined {
  try {
    return source.verify(delivery, now);
  } catch {
    return undefined;
  }
}

/** Who sends it learns whether the secret is wrong or only a clock; both are mended elsewhere. */
async function refused(
  { tallies, setting }: Intake,
  name: string,
  source: Source,
  delivery: Delivery,
): Promise<Acknowledgement> {
  const said = source.signedAt?.(delivery);
  // Each of its secrets is tried once more: of 10 MiB that takes as long again.
  if (said !== undefined) await breath(delivery.raw.length);
  const isRight = said !== undefined && signedBy(source, delivery, 'whenever') !== undefined;
  tallies.count(name, isRight ? 'stale' : 'refused', setting.now());
  return {
    status: 401,
    body: isRight ? anotherTime(said) : { error: 'bad signature or token', remedy: source.remedy },
  };
}

/** What one delivery tells, one after the other: each counts once, so that what was carried out before a failure is not done again. */
export async function carriedOut(at: Hearing, told: Told | Told[], asked: Asked & { event: string }): Promise<Carried> {
  const all = Array.isArray(told) ? told : [told];
  let outcome: Carried = { ok: true, note: 'nothing in it is used' };
  for (const [n, one] of all.entries()) {
    const next = await hear(one, at, n === 0 ? asked : { ...asked, event: `${asked.event}/${n}` });
    if (!next.ok) return next;
    if (n === 0 || next.note === undefined) outcome = next;
  }
  return outcome;
}

/** What became of a delivery that could be read. */
export function kindOf(outcome: Carried): TallyKind {
  if (outcome.ok) return outcome.note === undefined ? 'taken' : 'ignored';
  return isRefusedAs(outcome.refusal, 'unknown-service') ? 'unknown' : 'putOff';
}

/** Whoever sets a source up sees by that which events were left out there, and why others are of no use. */
function aboutOf(outcome: Carried, told: Told | Told[]) {
  if (!outcome.ok) {
    const unknown = [told].flat().find((t) => t.type === 'build')?.service;
    return unknown === undefined ? {} : { why: redacted(unknown) };
  }
  if (outcome.note !== undefined) return { why: outcome.note };
  return { of: [...new Set([told].flat().map(({ type }) => type))] };
}

const NAMED = { remedy: 'name one of these services, or add it to manifests/services.yml and restart Gonogo' };

function answerOf(outcome: Carried, setting: Setting): Acknowledgement {
  if (outcome.ok)
    return { status: 200, body: { ok: true, ...(outcome.note !== undefined && { ignored: outcome.note }) } };
  const { refused } = outcome.refusal;
  if (!isRefusedAs(outcome.refusal, 'unknown-service')) return notTaken(outcome.refusal);
  return { status: 404, body: { error: refused, ...NAMED, services: setting.company().services.map((s) => s.name) } };
}
