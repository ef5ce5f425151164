import { describe, expect, test } from 'vitest';
import type { Audience } from '../../../../src/domain/company/audiences.ts';
import type { EditRelease } from '../../../../src/domain/release/planning/edit-release.ts';
import { approved, COMPANY, PLAN } from '../../given.ts';

const audience = (name: string, language: Audience['language'], events: Audience['events']): Audience => ({
  name,
  title: name,
  language,
  channel: name,
  headline: false,
  events,
  templates: {},
});
const audiences = [
  ...COMPANY.audiences,
  audience('executives', 'business', ['planned', 'approved']),
  audience('support', 'user-facing', ['planned', 'approved']),
  // They do not hear that it is approved: to them it was open all the while.
  audience('partners', 'business', ['planned']),
  // It chose what it hears so that nothing of a change reaches it but this.
  audience('board', 'business', ['reopened']),
];

/** What each audience is posted when something approved is edited, which customers notice as `noticed`. */
function posts(edit: Partial<EditRelease>, noticed = 'refunds at once') {
  const { items, environment, why } = PLAN;
  const before = { items, environment, change: 'normal' as const, after: [], why, customers: noticed };
  const g = approved().company({ audiences });
  if (noticed !== '') g.done({ type: 'EditRelease', release: 'R-1', ...before });
  g.done({ type: 'EditRelease', release: 'R-1', ...before, ...edit });
  const heard: Record<string, string[]> = {};
  for (const { intent } of g.follows(1))
    if (intent.kind === 'post') heard[intent.audience] = [...(heard[intent.audience] ?? []), intent.told.event];
  return heard;
}

const [anew, changed] = [['reopened'], ['changed']];
const shop = { items: [{ service: 'shop', version: '1' }] };
const newer = { items: PLAN.items.map((i) => ({ ...i, version: '9' })) };

describe('something approved is another one now: each audience reads once that it is open again', () => {
  test.each<[string, Partial<EditRelease>, ReturnType<typeof posts>]>([
    ['its versions, which none of them reads', newer, { executives: anew, support: anew, board: anew }],
    ['its services', shop, { executives: changed, partners: changed, support: anew, board: anew }],
    ['its versions and effect', { ...newer, customers: 'later' }, { executives: anew, support: changed, board: anew }],
    [
      'services and effect',
      { ...shop, customers: 'later' },
      { executives: changed, partners: changed, support: changed, board: anew },
    ],
    ['its effect alone, which asks nobody again', { customers: 'later' }, { support: changed }],
    ['its reason', { why: 'better' }, {}],
  ])('%s', (_, edit, heard) => expect(posts(edit)).toEqual(heard));

  test('an effect that is named for the first time is news of a plan', () => {
    expect(posts({ ...newer, customers: 'refunds at once' }, '')).toEqual({
      executives: anew,
      support: ['planned'],
      board: anew,
    });
  });
});
