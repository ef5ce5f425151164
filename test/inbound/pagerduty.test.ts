import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { jsonIn } from '../../src/inbound/body.ts';
import { webhooks } from '../../src/inbound/pagerduty/webhooks.ts';

const SECRET = 'a-secret';
const sign = (raw: string, secret = SECRET) => `v1=${createHmac('sha256', secret).update(raw).digest('hex')}`;
const event = (more: object = {}) =>
  JSON.stringify({
    event: {
      id: '01CHS0',
      event_type: 'incident.acknowledged',
      resource_type: 'incident',
      occurred_at: '2026-03-03T12:01:00Z',
      agent: { id: 'PLH1HKV', type: 'user_reference', summary: 'Dana Fox' },
      client: null,
      data: { id: 'PGR0VU2', type: 'incident', incident_key: 'gonogo/T1/R-1/x', status: 'acknowledged' },
      ...more,
    },
  });
function hear(raw: string, signature: string | undefined, secrets = [SECRET]) {
  const source = webhooks(...secrets);
  const given = {
    raw: new TextEncoder().encode(raw),
    header: (name: string) => (name === 'x-pagerduty-signature' ? signature : undefined),
  };
  if (!source.verify(given, Date.now())) return 'not genuine';
  const read = jsonIn(given.raw);
  const body = read.ok ? read.json : undefined;
  return { id: source.deliveryId(given, body), ...source.translate(body, given) };
}

describe('what PagerDuty tells', () => {
  test('who took a page, once under the id of the event', () => {
    const raw = event();
    expect(hear(raw, sign(raw))).toEqual({
      id: '01CHS0',
      told: [{ type: 'page', key: 'gonogo/T1/R-1/x', name: 'Dana Fox', at: '2026-03-03T12:01:00.000Z' }],
    });
  });
  test('while the secret changes, it is signed by several', () => {
    const raw = event();
    expect(hear(raw, `${sign(raw, 'old')},${sign(raw)}`)).toHaveProperty('told');
    expect(hear(raw, `${sign(raw)}, ${sign(raw, 'old')}`)).toHaveProperty('told');
    expect(hear(raw, sign(raw, 'old'), [SECRET, 'old'])).toHaveProperty('told');
    expect(hear(raw, sign(raw, ''), [SECRET, ''])).toBe('not genuine');
  });
  test.each([
    undefined,
    '',
    'v1=',
    sign(event(), 'other'),
    sign(event()).replace('v1=', 'v0='),
    sign(event()).slice(3),
    `${sign(event())}0`,
    sign(`${event()} `),
  ])('a signature that is not right is refused: %s', (signature) => {
    expect(hear(event(), signature)).toBe('not genuine');
  });
  test('other events, and those of other systems, are passed over', () => {
    for (const more of [
      { event_type: 'incident.resolved' },
      { event_type: 'service.updated', data: { message: 'hi' } },
      { data: { incident_key: null } },
    ]) {
      const raw = event(more);
      expect(hear(raw, sign(raw))).toHaveProperty('ignored');
    }
  });
  test('one that nobody did has no name', () => {
    const raw = event({ agent: { type: 'inbound_integration_reference', summary: 'Gonogo' } });
    expect(hear(raw, sign(raw))).toMatchObject({ told: [{ type: 'page', key: 'gonogo/T1/R-1/x' }] });
    expect(JSON.stringify(hear(raw, sign(raw)))).not.toContain('Gonogo"');
  });
  test.each(['', '[]', 'x', '{"event":{}}'])('what is no event can’t be read: %s', (raw) => {
    expect(hear(raw, sign(raw))).toHaveProperty('faults');
  });
});
