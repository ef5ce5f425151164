import { expect, it } from 'vitest';
import { isSigned } from '../../src/slack/signature.ts';

/** The example of Slack's own page on verifying requests, with its published secret. */
const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const AT = 1531420618;
const BODY =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const SIGNATURE = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';

const asked = ({ at = String(AT), signature = SIGNATURE, body = BODY, secret = SECRET, now = AT * 1000 } = {}) =>
  isSigned({ 'x-slack-request-timestamp': at, 'x-slack-signature': signature }, body, secret, now);

it('takes what Slack signed, for five minutes either way', () => {
  expect(asked()).toBe(true);
  expect(asked({ now: (AT + 300) * 1000 })).toBe(true);
  expect(asked({ now: (AT - 300) * 1000 })).toBe(true);
  expect(asked({ now: (AT + 300) * 1000 + 1 })).toBe(false);
  expect(asked({ now: (AT - 300) * 1000 - 1 })).toBe(false);
  expect(asked({ now: (AT - 7200) * 1000 })).toBe(false);
});

it.each([
  ['another body', { body: `${BODY}-` }],
  ['another secret', { secret: `${SECRET}a` }],
  ['another time than was signed', { at: String(AT + 1) }],
  ['a time that is no number', { at: `${AT}.0` }],
  ['a signature cut short', { signature: SIGNATURE.slice(0, -1) }],
  ['a signature of another length in bytes', { signature: `${SIGNATURE.slice(0, -1)}ü` }],
  ['a signature in other letters', { signature: SIGNATURE.toUpperCase() }],
  ['another version of the scheme', { signature: SIGNATURE.replace('v0', 'v1') }],
  ['none', { signature: '' }],
])('refuses %s', (_, odd) => expect(asked(odd)).toBe(false));

it('refuses headers that are missing or come twice', () => {
  expect(isSigned({}, BODY, SECRET, AT * 1000)).toBe(false);
  const twice = { 'x-slack-request-timestamp': String(AT), 'x-slack-signature': [SIGNATURE, SIGNATURE] };
  expect(isSigned(twice, BODY, SECRET, AT * 1000)).toBe(false);
});
