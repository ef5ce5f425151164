import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
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
const hear = (raw: string, signature: string | undefined) =>
  webhooks(SECRET).hear(raw, (name) => (name === 'x-pagerduty-signature' ? signature : undefined));

describe('what PagerDuty tells', () => {
  test('who took a page, once under the id of the event', () => {
    const raw = event();
    expect(hear(raw, sign(raw))).toEqual({
      ok: true,
      delivery: '01CHS0',
      told: { type: 'page', key: 'gonogo/T1/R-1/x', name: 'Dana Fox' },
    });
  });
  test('while the secret changes, it is signed by several', () => {
    const raw = event();
    expect(hear(raw, `${sign(raw, 'old')},${sign(raw)}`)).toMatchObject({ ok: true });
    expect(hear(raw, `${sign(raw)}, ${sign(raw, 'old')}`)).toMatchObject({ ok: true });
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
    expect(hear(event(), signature)).toMatchObject({ ok: false, status: 401 });
  });
  test('other events, and those of other systems, are passed over', () => {
    for (const more of [
      { event_type: 'incident.resolved' },
      { event_type: 'pagey.ping', data: { message: 'hi' } },
      { data: { incident_key: null } },
    ]) {
      const raw = event(more);
      expect(hear(raw, sign(raw))).toMatchObject({ ok: true, told: { type: 'nothing' } });
    }
  });
  test('one that nobody did has no name', () => {
    const raw = event({ agent: { type: 'inbound_integration_reference', summary: 'Gonogo' } });
    expect(hear(raw, sign(raw))).toMatchObject({ told: { type: 'page', key: 'gonogo/T1/R-1/x' } });
    expect(JSON.stringify(hear(raw, sign(raw)))).not.toContain('Gonogo"');
  });
  test.each(['', '[]', 'x', '{"event":{}}'])('what is no event is refused: %s', (raw) => {
    expect(hear(raw, sign(raw))).toMatchObject({ ok: false, status: 400 });
  });
});
