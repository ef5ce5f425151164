import { describe, expect, test } from 'vitest';
import { renderFor } from '../../src/audiences/render.ts';
import { AUDIENCE_EVENTS, type Audience } from '../../src/domain/company/audiences.ts';
import type { InFlight } from '../../src/domain/company/freezes.ts';
import type { Freeze } from '../../src/domain/freeze/freeze.ts';
import type { Tidings } from '../../src/domain/intents/intent.ts';

const audience = (language: Audience['language']): Audience => ({
  name: 'a',
  title: 'A',
  language,
  channel: 'c',
  headline: false,
  events: [...AUDIENCE_EVENTS],
  templates: {},
});

const RULES: [InFlight | undefined, string][] = [
  [undefined, 'goes no further than its present step'],
  ['finish-step', 'goes no further than its present step'],
  ['finish', 'is finished'],
  ['pause', 'is paused at once, or goes no further than its present step where it can’t be'],
];
const RUNNING = {
  technical: 'A rollout under way',
  business: 'release under way',
  'user-facing': 'One that is under way',
};
const FREEZE: Freeze = {
  v: 1,
  id: 'F-1',
  name: 'x',
  why: 'x',
  scope: { services: ['api'], environments: [] },
  from: '2026-03-03T10:00:00.000Z',
  until: '2026-03-03T12:00:00.000Z',
  by: 'U1',
  status: 'declared',
};

describe.each(RULES)('what a freeze does to what is under way is told as it is: %s', (inFlight, becomes) => {
  const freeze: Freeze = { ...FREEZE, status: 'declared', ...(inFlight && { inFlight }) };
  const over: Freeze = { ...FREEZE, status: 'lifted', inFlight: inFlight === 'finish' ? 'pause' : 'finish' };
  const at = FREEZE.from;
  const still = { still: FREEZE.until, ...(inFlight && { stillInFlight: inFlight }) };
  test.each<[string, Tidings]>([
    ['frozen', { event: 'frozen', freeze, at }],
    ['an emergency stop', { event: 'frozen', freeze: { ...freeze, stop: true }, at }],
    ['still frozen, by another whose rule it is', { event: 'thawed', freeze: over, ...still, at }],
  ])('%s', (_, tidings) => {
    for (const language of ['technical', 'business', 'user-facing'] as const) {
      const { text } = renderFor(audience(language), tidings);
      expect(text, language).toMatch(new RegExp(`${RUNNING[language]} ${becomes}(\n|$)`));
      expect(text, language).not.toContain('keep what they have');
    }
  });
  test.each<[string, Tidings]>([
    ['over', { event: 'thawed', freeze: over, at }],
    ['called off', { event: 'thawed', freeze: over, at: '2026-03-03T09:00:00.000Z' }],
    ['a soft one, which stops nothing', { event: 'frozen', freeze: { ...freeze, soft: true }, at }],
  ])('nothing is said of it where it is %s', (_, tidings) => {
    expect(renderFor(audience('technical'), tidings).text).not.toContain('under way');
  });
});
