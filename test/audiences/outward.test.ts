import { expect, test } from 'vitest';
import { outward } from '../../src/audiences/outward.ts';

test.each([
  ['as <@U0MAYA12> said', 'as somebody said'],
  ['as <@W0MAYA12|maya> said', 'as somebody said'],
  ['as @maya.k said, maya@example.com too', 'as somebody said, somebody too'],
  ['ask U0MAYA12 or C0RELEASES1', 'ask somebody or a channel'],
  ['@Мая and @zoë.k. See #выпуски', 'somebody and somebody. See a channel'],
  ['ask U024BE7LH in C1234567890', 'ask somebody in a channel'],
  ['see <#C0RELEASES1|releases> and #payments-help', 'see a channel and a channel'],
  ['<!here> now, <!channel>, @everyone', 'now,,'],
  ['<!subteam^S0SRE|@sre> is asked', 'a team is asked'],
  ['at <!date^1772539200^{time}|12:00 UTC>', 'at 12:00 UTC'],
  ['read <https://wiki.example/a|the plan> and <https://wiki.example/b>', 'read the plan and https://wiki.example/b'],
  ['after R-12, under F-3', 'after a release, under a freeze'],
])('“%s” reads outside “%s”', (inside, outside) => {
  expect(outward(inside)).toBe(outside);
});

test.each([
  'refunds are 20 % faster, from 5 to 4 s',
  'EU and US customers; UTF-8 names; CHECKOUT',
  'price #1, R&D, A@B',
  'UTF16LE, GDPR2026 and CHECKOUT2026',
  'a < b > c',
])('what names nobody stays as it is: “%s”', (text) => {
  expect(outward(text)).toBe(text);
});
