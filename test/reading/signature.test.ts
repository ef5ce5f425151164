import { expect, test } from 'vitest';
import { read } from '../../src/reading/read.ts';
import { context, TAKES } from './given.ts';

const reading = (takes: keyof typeof TAKES, text: string) => {
  const found = read(TAKES[takes] as typeof TAKES.plan, { text, mentions: [] }, context);
  if (!found.ok) return found.fault.why;
  const { said, leftOut } = found;
  const items = said.items?.map((i) => `${i.service} ${i.version}`).join(', ');
  return [items ?? '', said.when?.said ?? '', said.why, leftOut ?? ''].join(' · ');
};

test.each([
  ['checkout-api 4.2\n---\npayments 2.9\ntomorrow 15:00', 'what “---” is'],
  ['checkout-api 4.2\nthanks\nPayments 2.9', 'what “thanks” is|checkout-api 4.2, payments 2.9'],
  ['checkout-api 4.2\nBest,\nTomorrow', 'checkout-api 4.2 · Tomorrow|what “Best” is'],
  [
    'checkout-api 4.2 tomorrow because duplicate mails sent from my test account',
    'duplicate mails sent from my test account · $',
  ],
  ['checkout-api 4.2 tomorrow because duplicate mails are\nsent from my test account', 'sent from my test account · $'],
  [
    'checkout-api 4.2 tomorrow because mails\nSent via the old relay fail twice',
    'Sent via the old relay fail twice · $',
  ],
])('%j is read to its end', (text, said) => {
  expect(reading('plan', text)).toMatch(new RegExp(said));
  expect(reading('plan', text)).not.toMatch(/ · [^· ]+$/);
});

test.each([
  ['R-12 disk is full\nthanks\nfails on eu\nand on us', 'disk is full\nthanks\nfails on eu\nand on us'],
  ['R-12\n--\ndisk is full', 'disk is full'],
  ['R-12\n—\nUrgent', 'Urgent'],
  ['R-12 disk is full\n---\nit is worse in eu', 'disk is full\n---\nit is worse in eu'],
  [
    'R-12 disk is full\nSent from my iPhone\nand it is worse in eu',
    'disk is full\nSent from my iPhone\nand it is worse in eu',
  ],
  ['R-12 disk is full\ncheers\nPayments too', 'disk is full\ncheers\nPayments too'],
])('%j keeps its reason whole', (text, why) => expect(reading('free', text)).toBe(` ·  · ${why} · `));

test.each([
  ['R-12 disk is full\nthanks\nsam', 'thanks\nsam'],
  ['R-12 disk is full\n--\nSam Rivera', '--\nSam Rivera'],
  ['R-12 disk is full\n-- \nSam', '-- \nSam'],
  [
    'R-12 disk is full\n\nKind regards,\nSam van der Berg, Head of QA\nHarbor GmbH\nTel. +49 30 1234567\nsam@harbor.example',
    'Kind regards,',
  ],
  ['R-12 disk is full\nThanks!\n\nSent from my iPhone', 'Thanks!'],
  ['R-12 disk is full Sent from my iPhone', 'Sent from my iPhone'],
])('%j has a signature, which is left out, and said to be', (text, leftOut) => {
  expect(reading('free', text)).toContain(` ·  · disk is full · ${leftOut}`);
});
