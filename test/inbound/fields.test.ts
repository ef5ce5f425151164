import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  cut,
  digestIn,
  flagIn,
  instantIn,
  linkIn,
  several,
  shaIn,
  some,
  text,
  textIn,
  wholeIn,
  word,
  wordIn,
} from '../../src/inbound/fields.ts';
import { coAuthorsIn } from '../../src/inbound/message.ts';
import { refIn, repositoryIn } from '../../src/inbound/refs.ts';
import { cpuMs } from '../support/cpu.ts';

const HEX = 'a'.repeat(64);

test.each<[unknown, string | undefined]>([
  ['2019-05-15T15:20:53Z', '2019-05-15T15:20:53.000Z'],
  ['2019-05-15T15:20:53+00:00', '2019-05-15T15:20:53.000Z'],
  ['2012-01-03T23:36:29+02:00', '2012-01-03T21:36:29.000Z'],
  ['2016-08-12 15:26:29 UTC', '2016-08-12T15:26:29.000Z'],
  ['2021-04-28 21:50:00 +0200', '2021-04-28T19:50:00.000Z'],
  ['2023-03-20T14:27:05.315384Z', '2023-03-20T14:27:05.315Z'],
  ['2024-08-19T07:08:54.123456789Z', '2024-08-19T07:08:54.123Z'],
  ['2024-08-19T07:08:54', '2024-08-19T07:08:54.000Z'],
  [1557933565, '2019-05-15T15:19:25.000Z'],
  ['1406662672000', '2014-07-29T19:37:52.000Z'],
  // One second before and after the clocks of Europe go back: an offset is an offset.
  ['2026-10-25 02:59:59 +0200', '2026-10-25T00:59:59.000Z'],
  ['2026-10-25 02:00:00 +0100', '2026-10-25T01:00:00.000Z'],
  ['0001-01-01T00:00:00Z', undefined],
  ['2026-13-01T00:00:00Z', undefined],
  ['yesterday', undefined],
  [-1, undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [{}, undefined],
])('the instant %j is %s', (value, at) => expect(instantIn(value)).toBe(at));

test.each<[unknown, string | undefined]>([
  ['A1B2C3D', 'a1b2c3d'],
  ['0000000000000000000000000000000000000000', undefined],
  ['main', undefined],
  ['a1b2c3', undefined],
  [743121198, undefined],
])('the commit %j is %s', (value, is) => expect(shaIn(value)).toBe(is));

test.each<[unknown, string | undefined]>([
  [`sha256:${HEX}`, `sha256:${HEX}`],
  [`pkg:oci/app@sha256%3A${HEX.toUpperCase()}`, `sha256:${HEX}`],
  [`ghcr.io/a/b@sha256:${HEX}`, `sha256:${HEX}`],
  [`sha256:${HEX}0`, undefined],
  ['sha256:ab', undefined],
  [7, undefined],
])('the digest in %j is %s', (value, is) => expect(digestIn(value)).toBe(is));

test.each<[unknown, string | undefined]>([
  ['https://me:hunter22@git.example/x', 'https://git.example/x'],
  ['https://git.example/x?token=hunter22', 'https://git.example/x?token=[redacted]'],
  ['javascript:alert(1)', undefined],
  [`https://git.example/${'x'.repeat(1000)}`, undefined],
  [`https://git.example/job?panes=${'x'.repeat(1500)}#y`, 'https://git.example/job'],
  [`https://git.example/job?panes=${'x'.repeat(30_000)}`, undefined],
  ['job/asgard/', undefined],
  [null, undefined],
])('the link %j is %s', (value, is) => expect(linkIn(value)).toBe(is));

test.each<[string | undefined, string | undefined]>([
  ['https://github.com/evgeny-goldin/asgard.git', 'evgeny-goldin/asgard'],
  ['git@gitlab.com:group/sub/project.git', 'group/sub/project'],
  ['git@somewhere.com:project.git', 'project'],
  ['ssh://git@example.com:2222/a/b.git', 'a/b'],
  ['https://user:pass@git.example/a/b/', 'a/b'],
  ['owner/name', 'owner/name'],
  [undefined, undefined],
])('the repository at %s is %s', (address, is) => expect(repositoryIn(address)).toBe(is));

test.each<[string | undefined, object]>([
  ['refs/heads/feature/x', { branch: 'feature/x' }],
  ['refs/tags/nightly', { version: 'nightly' }],
  ['v1.2.3', { version: 'v1.2.3' }],
  ['1.0.0', { version: '1.0.0' }],
  ['release/1.2', { branch: 'release/1.2' }],
  ['4.2.x', { branch: '4.2.x' }],
  ['v4.2.0.Final', { version: 'v4.2.0.Final' }],
  ['refs/heads/4.2', { branch: '4.2' }],
  ['refs/remotes/origin/main', { branch: 'main' }],
  ['refs/heads/api-v4.2.0', { branch: 'api-v4.2.0' }],
  ['refs/tags/api-v4.2.0', { version: 'api-v4.2.0' }],
  ['api-v4.2.0', { ref: 'api-v4.2.0' }],
  ['@acme/api@4.2.0-rc.1', { ref: '@acme/api@4.2.0-rc.1' }],
  ['packages/api/v4.2.0', { ref: 'packages/api/v4.2.0' }],
  ['api-4.2', { branch: 'api-4.2' }],
  ['feature/1234-login', { branch: 'feature/1234-login' }],
  ['a'.repeat(40), {}],
  [undefined, {}],
])('the ref %s is %j', (ref, is) => expect(refIn(ref)).toEqual(is));

test.each<[unknown, number, number | undefined]>([
  [2, 0, 2],
  ['2', 0, 2],
  [' 007 ', 0, 7],
  ['0', 1, undefined],
  [-1, 0, undefined],
  [1.5, 0, undefined],
  ['1.5', 0, undefined],
  ['two', 0, undefined],
  ['', 0, undefined],
  ['12345678901234567', 0, undefined],
  [true, 0, undefined],
  [null, 0, undefined],
])('the whole number %j of %d or more is %s', (value, least, is) => expect(wholeIn(value, least)).toBe(is));

test.each<[unknown, boolean | undefined]>([
  [true, true],
  ['true', true],
  ['True', true],
  [1, true],
  ['1', true],
  [false, false],
  [' FALSE ', false],
  [0, false],
  ['0', false],
  ['yes', undefined],
  ['', undefined],
  [2, undefined],
  ['constructor', undefined],
  [{}, undefined],
])('%j is said to be %s', (value, is) => expect(flagIn(value)).toBe(is));

test('what is left out, null or of another kind is nothing, and spoils nothing else', () => {
  const Body = z.object({ a: text(), b: word(5), c: some(z.object({ d: word() })), e: several(z.string(), 2) });
  expect(Body.parse({})).toEqual({ a: undefined, b: undefined, c: undefined, e: [] });
  expect(Body.parse({ a: {}, b: 'toolong', c: 'x', e: ['1', 2, '3'] })).toEqual({ e: ['1'] });
  expect(Body.parse({ a: null, b: 12, c: { d: ' x ' }, e: null })).toEqual({ b: '12', c: { d: 'x' }, e: [] });
});

test('text is one line, short, and without secrets', () => {
  expect(textIn('Retry\nlong words', 100)).toBe('Retry');
  expect(textIn('password=hunter22', 100)).toBe('password=[redacted]');
  expect(textIn('😀'.repeat(30), 10)).toBe('😀'.repeat(10));
  expect(textIn(' \n', 10)).toBeUndefined();
  expect(wordIn('a\u0000b')).toBeUndefined();
});

test('half a character and what is endless go no further than here', () => {
  expect(wordIn('a\ud800b')).toBeUndefined();
  expect(textIn('a\ud800b', 100)).toBe('a\ufffdb');
  expect(refIn(`refs/heads/${'x'.repeat(400)}`)).toEqual({});
});

test('co-authors stand in the trailers of a message', () => {
  expect(
    coAuthorsIn('Fix\n\nCo-authored-by: Ann Lee <ann@a.example>\nco-authored-by: <7+bob@users.noreply.github.com>'),
  ).toEqual([{ email: 'ann@a.example', name: 'Ann Lee' }, { email: '7+bob@users.noreply.github.com' }]);
});

test.each<[string, string, number, string]>([
  ['short', 'abc', 3, 'abc'],
  ['long', 'abcd', 3, 'abc'],
  ['of signs that take two places', '🚀🚀🚀', 2, '🚀🚀'],
  ['of both', 'a🚀b🚀', 3, 'a🚀b'],
  ['shorter than it seems', '🚀🚀', 3, '🚀🚀'],
  ['with half a sign', 'a\ud800bc', 2, 'a\ud800'],
])('of a text %s the first characters', (_, text, most, first) => expect(cut(text, most)).toBe(first));

test('to cut a text of a whole body takes next to nothing', () => {
  const body = 'a🚀'.repeat(3_000_000);
  expect(cpuMs(() => cut(body, 20_000), 25)).toBeLessThan(25);
});
