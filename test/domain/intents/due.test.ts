import { expect, test } from 'vitest';
import type { Audience } from '../../../src/domain/company/audiences.ts';
import { dueAt } from '../../../src/domain/intents/due.ts';
import type { Due } from '../../../src/domain/intents/intent.ts';
import { say } from '../../../src/domain/phrase.ts';
import { given } from '../given.ts';

const audience = (name: string, headline: boolean): Audience => ({
  ...{ name, title: name, language: 'technical', channel: `c-${name}`, events: [], templates: {} },
  headline,
});
const around = (audiences: Audience[]) => dueAt(given().company({ audiences }).world);
type Dues = ReturnType<typeof around>;

/** In one lane they come in order: a note is in the thread of a headline. */
test.each<[string, (due: Dues) => Due]>([
  ['a headline', (due) => due.headline('R-1')],
  ['a vote', (due) => due.vote('R-1', 'R-1/vote')],
  ['a note of a release', (due) => due.note('R-1', 'x', say`said`)],
  ['news of no release', (due) => due.news('x', say`said`)],
])('%s goes to the channel of whoever has the headlines, where nobody has, to releases', (_, made) => {
  const [support, platform] = [audience('support', false), audience('platform', true)];
  const laneFor = (...audiences: Audience[]) => made(around(audiences)).lane;
  expect(laneFor(support, platform)).toBe('channel/c-platform');
  expect(laneFor(platform, support)).toBe('channel/c-platform');
  expect(laneFor(support)).toBe('channel/releases');
});
test('a headline and a vote say of which release they are', () => {
  const due = around([]);
  expect(due.headline('R-1').intent).toEqual({ kind: 'headline', release: 'R-1' });
  expect(due.vote('R-1', 'R-1/vote').intent).toEqual({ kind: 'vote', release: 'R-1', vote: 'R-1/vote' });
});
test('what one person is told says of what it is, and what they can do, where there is something', () => {
  const due = around([]);
  const offer = { verb: 'move', label: 'Move…', about: 'R-1' } as const;
  const told = { kind: 'tell', user: 'UQA', phrase: say`said` };
  expect(due.tell('UQA', 'x', say`said`).intent).toEqual(told);
  expect(due.tell('UQA', 'x', say`said`, 'R-1', [offer]).intent).toEqual({ ...told, about: 'R-1', offers: [offer] });
});
