import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { grafana } from '../../src/inbound/grafana/index.ts';
import { hmacHex } from '../../src/inbound/signing.ts';

const RAW = readFileSync(join(import.meta.dirname, '../fixtures/webhooks/grafana/alert.json'));
const NOW_S = 1_709_258_940;
const open = (more: object = {}) =>
  grafana.prepare({ secret: { env: 'NOW' }, formerSecret: { env: 'BEFORE' }, ...more }, (name) =>
    name === 'NOW' ? 's3cret' : 'f0rmer',
  )({});
const delivery = (headers: Record<string, string>, raw: Uint8Array = RAW) => {
  const given = new Headers(headers);
  return { raw, header: (name: string) => given.get(name) ?? undefined };
};

test('its alerts are taken as those of Alertmanager are', () => {
  const source = open({ serviceLabel: 'grafana_folder', environment: 'production' });
  expect(source.translate(JSON.parse(RAW.toString()), delivery({}))).toEqual({
    told: {
      type: 'alerts',
      truncated: false,
      alerts: [
        {
          key: 'e6349a25f5ef0e9e',
          name: 'Memory (copy)',
          status: 'firing',
          startsAt: '2024-03-01T02:09:00.000Z',
          summary: 'High memory usage',
          url: 'https://play.grafana.org/alerting/grafana/dd2f0260-3cfc-4c65-a4c4-f3f632c551f4/view?orgId=1',
          service: 'device',
          environment: 'production',
          labels: { alertname: 'Memory (copy)', debug: 'true', grafana_folder: 'device' },
        },
      ],
    },
  });
  expect(source.translate({ version: '4', alerts: [] }, delivery({}))).toHaveProperty('faults');
  expect(source.translate({ version: '1', alerts: [7] }, delivery({}))).toMatchObject({
    faults: [expect.any(String), expect.stringMatching(/^alerts\.0: /)],
  });
});

const right = hmacHex('s3cret', RAW);
const timed = (at: string, secret = 's3cret') => hmacHex(secret, Buffer.concat([Buffer.from(`${at}:`), RAW]));

test.each<[string, Record<string, string>, boolean]>([
  ['signed', { 'X-Grafana-Alerting-Signature': right }, true],
  ['signed with the secret of before', { 'X-Grafana-Alerting-Signature': hmacHex('f0rmer', RAW) }, true],
  ['signed with another', { 'X-Grafana-Alerting-Signature': hmacHex('other', RAW) }, false],
  ['with a scheme before it', { 'X-Grafana-Alerting-Signature': `sha256=${right}` }, false],
  [
    'wrongly signed, with a good token',
    { 'X-Grafana-Alerting-Signature': '00', authorization: 'Bearer s3cret' },
    false,
  ],
  ['with a token', { authorization: 'Bearer s3cret' }, true],
  ['with a password', { authorization: `Basic ${btoa('grafana:s3cret')}` }, true],
  ['with nothing', {}, false],
])('%s', (_, headers, is) => expect(open().verify(delivery(headers), NOW_S * 1000) !== undefined).toBe(is));

test.each<[string, string, boolean]>([
  [String(NOW_S), timed(String(NOW_S)), true],
  [String(NOW_S - 300), timed(String(NOW_S - 300)), true],
  [String(NOW_S + 300), timed(String(NOW_S + 300)), true],
  [String(NOW_S - 301), timed(String(NOW_S - 301)), false],
  [String(NOW_S + 301), timed(String(NOW_S + 301)), false],
  [String(NOW_S), right, false],
  ['', right, false],
  [`${NOW_S}x`, timed(`${NOW_S}x`), false],
])('with a header for the time, signed at %s', (at, signature, is) => {
  const source = open({ timestampHeader: 'X-At', signatureHeader: 'X-Sign' });
  const headers = { 'x-sign': signature, ...(at !== '' && { 'x-at': at }) };
  expect(source.verify(delivery(headers), NOW_S * 1000) !== undefined).toBe(is);
});
