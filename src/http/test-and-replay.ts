import { one } from '../domain/deciding/reads.ts';
import { own } from '../domain/own.ts';
import { type KeptAside, quarantines } from '../domain/quarantine/document.ts';
import { perform } from '../door/perform.ts';
import { see } from '../door/read-only.ts';
import { receivedAs } from '../inbound/reading.ts';
import type { Source } from '../inbound/source.ts';
import type { Tended, Tending } from '../inbound/test-and-replay.ts';
import { whyUnanswered } from '../outbound/call.ts';
import { redacted } from '../secrets/redact.ts';
import type { Intake } from './intake.ts';
import { askedBy } from './quarantine.ts';
import { carriedOut, kindOf, TEST } from './taking.ts';

type Given = { at: Intake; sources: Record<string, Source>; publicUrl: string; send?: typeof fetch };

/** Within what somebody who clicked is answered, ms. */
const WITHIN_MS = 2000;
const GONE: Tended = { ok: false, says: 'it is not in inbound.yml any more' };

export const tendingOf = (given: Given): Tending => ({
  test: async (name) => {
    const source = own(given.sources, name);
    return source ? tested(given, name, source) : GONE;
  },
  readAgain: async (name, by) => {
    const source = own(given.sources, name);
    return source ? readAgain(given.at, name, source, by) : GONE;
  },
});

async function tested({ publicUrl, send = fetch }: Given, name: string, source: Source): Promise<Tended> {
  const raw = new TextEncoder().encode('{"test":"of Gonogo"}');
  const { headers, rest } = source.sign(raw, Date.now());
  const url = `${publicUrl}/inbound/${name}${rest === undefined ? '' : `/${encodeURIComponent(rest)}`}`;
  try {
    const answer = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [TEST]: '1', ...headers },
      body: raw,
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (answer.status === 200) return { ok: true, says: 'a signed delivery came in over its address' };
    const said = (await answer.text()).slice(0, 200);
    return {
      ok: false,
      says: `it was answered ${answer.status} ${redacted(said)}: see what stands between there and here`,
    };
  } catch (error) {
    const why = whyUnanswered(error, WITHIN_MS);
    return {
      ok: false,
      says: `nothing came in, for ${publicUrl} ${why}. PUBLIC_URL has to be the address that others reach`,
    };
  }
}

async function readAgain(at: Intake, name: string, source: Source, by: string): Promise<Tended> {
  const { found } = await see(at.setting, { found: one(quarantines, name) });
  const all = found?.deliveries ?? [];
  if (all.length === 0) return { ok: true, says: 'nothing is set aside any more' };
  const done: Tended[] = [];
  for (const delivery of all) done.push(await again(at, name, source, delivery, by));
  const read = done.filter((one) => one.ok).length;
  const left = done.find((one) => !one.ok);
  return {
    ok: left === undefined,
    says: `${read} of ${all.length} could be read now${left ? `; the first that could not: ${left.says}` : ''}`,
  };
}

/** It was genuine when it came; what is kept of it has another signature. It counts under the id it came with. */
async function again(at: Intake, name: string, source: Source, aside: KeptAside, by: string): Promise<Tended> {
  const { headers = {}, delivery } = aside;
  const raw = await bodyOf(at, name, aside);
  if (raw === undefined) return { ok: false, says: `${delivery} is not kept whole: have it sent again` };
  const packed = { raw, headers, rest: '', params: {} };
  const reading = await at.read(name, source, packed);
  if (reading === 'busy') return { ok: false, says: 'too much is being read just now' };
  const { translated } = reading;
  if ('faults' in translated) return { ok: false, says: redacted(translated.faults[0] ?? 'unknown') };
  // What of it can be read by now is not taken alone: it has one id with the rest.
  if ('told' in translated && translated.left) return { ok: false, says: redacted(translated.left.faults[0] ?? '') };
  if ('told' in translated) {
    const told = receivedAs(translated.told, aside.received);
    const outcome = await carriedOut({ ...at, source: name }, told, askedBy(name, delivery));
    at.tallies.count(name, kindOf(outcome), at.setting.now());
    if (!outcome.ok) return { ok: false, says: outcome.refusal.refused };
  }
  const { event: _, ...asked } = askedBy(name, delivery);
  const taken = await perform(at.setting, { type: 'TakeOutOfQuarantine', source: name, delivery, by }, asked);
  if (!taken.ok) return { ok: false, says: taken.refusal.refused };
  if (aside.apart) await at.apart?.drop(name, delivery);
  return { ok: true, says: '' };
}

/** As it was kept: packed where it is large, which its reader unpacks. */
async function bodyOf({ apart }: Intake, name: string, { body, delivery, apart: isApart }: KeptAside) {
  if (body !== undefined) return new TextEncoder().encode(body);
  const packed = isApart ? await apart?.read(name, delivery) : undefined;
  // To be handed to a worker, and not a view of what others use.
  return packed && new Uint8Array(packed);
}
