import { expect, test } from 'vitest';
import type { Phrase } from '../../src/domain/phrase.ts';
import { wrongOnes } from '../../src/setup/finding.ts';
import { judge } from '../../src/setup/judge.ts';
import { newsOf, toldBefore } from '../../src/setup/news.ts';
import type { SetupSeen } from '../../src/setup/seen.ts';
import { COMPANY } from '../domain/given.ts';

const said = (phrase: Phrase) => phrase.map((p) => (typeof p === 'string' ? p : 'say' in p ? p.say : '')).join('');
const AWAY = 'argo is away';
type Faults = NonNullable<SetupSeen['pipelines']>[number]['faults'];
const seen = (more: Partial<SetupSeen>): SetupSeen => ({
  token: { ok: false, refused: true, why: 'invalid_auth' },
  transport: { over: 'Socket Mode' },
  address: { url: 'http://127.0.0.1:3000', given: false, neededBy: [] },
  ...more,
});
const found = (faults: Faults) => judge(seen({ pipelines: [{ target: 'argo', well: [], faults }] }), COMPANY);

/** What is told look by look. */
function told(looks: Faults[]): string[][] {
  let before = toldBefore(undefined);
  return looks.map((faults) => {
    const { lines, told } = newsOf(before, found(faults));
    before = toldBefore(JSON.parse(JSON.stringify(told)));
    return lines.map((l) => said(l)).filter((l) => l.includes('argo'));
  });
}

test.each<[string, Faults, RegExp]>([
  [
    'in more places',
    [{ why: AWAY, places: ['a', 'b'] }],
    /^Needs you: Pipeline argo can’t deploy with a, b: argo is away/,
  ],
  ['in fewer places', [{ why: AWAY, places: ['b'] }], /^Needs you: Pipeline argo can’t deploy with b: argo is away/],
  [
    'for another cause',
    [{ why: 'argo refuses it', places: ['a'] }],
    /^Needs you: Pipeline argo can’t deploy with a: argo refuses it/,
  ],
])('what is wrong %s than before is told anew, and is not said to be mended', (_, then, expected) => {
  const [, second, last, none] = told([[{ why: AWAY, places: ['a'] }], then, [], []]);
  expect(second).toEqual([expect.stringMatching(expected)]);
  expect(last).toEqual([expect.stringMatching(/^Mended; it was: Pipeline argo can’t deploy with/)]);
  expect(none).toEqual([]);
});

test('what a version before told of is known by its words', () => {
  const all = found([{ why: AWAY, places: ['a'] }]);
  const { lines } = newsOf(toldBefore(wrongOnes(all).map((f) => f.what)), all);
  expect(lines).toEqual([]);
  const after = newsOf(toldBefore(['Pipeline argo can’t deploy with a: argo is away']), found([]));
  expect(after.lines.map((l) => said(l))).toContain('Mended; it was: Pipeline argo can’t deploy with a: argo is away.');
});
