import { expect, test } from 'vitest';
import type { Company } from '../../src/domain/company.ts';
import type { Intent } from '../../src/domain/intents.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { approved, COMPANY, emptyWorld, Given, given, PLAN } from '../domain/given.ts';

const everywhere = { services: [], environments: [] };
const audiences = COMPANY.audiences.map((a) => ({
  ...a,
  events: ['failed' as const, 'frozen' as const, 'moved' as const],
}));
const company: Company = { ...COMPANY, audiences, quietHours: { from: '20:00', until: '08:00' } };
const freeze = { type: 'DeclareFreeze', name: 'F', why: 'w', scope: everywhere, inFlight: 'pause' } as const;

/** Releases and freezes that lead to nearly everything that can be asked of the outside. */
const STORIES: Given[] = [
  approved().done({ type: 'StartDeploy', release: 'R-1' }),
  approved()
    .done({ type: 'StartDeploy', release: 'R-1' })
    .done({ ...freeze, from: PLAN.window.start, until: '2026-03-04T00:00:00.000Z' }),
  new Given({ ...emptyWorld(), company })
    .done(PLAN, {
      type: 'MoveRelease',
      release: 'R-1',
      window: { ...PLAN.window, end: '2026-03-03T14:00:00.000Z' },
      why: '',
    })
    .done({ ...freeze, from: '2026-03-03T09:00:00.000Z', until: '2026-03-04T00:00:00.000Z' }),
  new Given({ ...emptyWorld('2026-03-03T22:00:00.000Z'), company }).done(
    { ...PLAN, window: { ...PLAN.window, start: '2026-03-06T12:00:00.000Z', end: '2026-03-06T13:00:00.000Z' } },
    { type: 'OpenVote', release: 'R-1' },
  ),
  given().done(PLAN, { type: 'OfferHandOver', release: 'R-1', to: 'UQA', summary: 's' }).by('UQA').done({
    type: 'AnswerHandOver',
    release: 'R-1',
    accept: true,
  }),
];
const intents: Intent[] = STORIES.flatMap((g) => g.follows().map((d) => d.intent));
const EXTRA: Intent[] = [
  { kind: 'delete', channel: 'C1', ts: '1.2' },
  { kind: 'digest', audience: 'engineering', dueAt: PLAN.window.start },
  { kind: 'my-turn', user: 'U1' },
];

test('what an errand holds is read as it was written, when it is due', () => {
  const all = [...intents, ...EXTRA];
  expect([...new Set(all.map((i) => i.kind))].sort()).toEqual(Object.keys(KINDS).sort());
  for (const intent of all) {
    const stored: unknown = JSON.parse(JSON.stringify(intent));
    expect(KINDS[intent.kind].data.parse(stored)).toEqual(stored);
  }
});

test.each(Object.entries(KINDS))('what is none of a “%s” is not taken for one', (name, { data }) => {
  expect(data.safeParse({ kind: name, user: 7 }).success).toBe(false);
  expect(data.safeParse(null).success).toBe(false);
});
