import { expect, test } from 'vitest';
import { renderFor, standingFor } from '../../src/audiences/render.ts';
import { AUDIENCE_EVENTS, type Audience } from '../../src/domain/company/audiences.ts';
import { outlookOf } from '../../src/domain/release/outlook.ts';
import { approved, type Given, PLAN } from '../domain/given.ts';

const audience = (language: Audience['language']): Audience => ({
  name: language,
  title: language,
  language,
  channel: language,
  headline: false,
  events: [...AUDIENCE_EVENTS],
  templates: {},
});
const LANGUAGES = ['technical', 'business', 'user-facing'] as const;
const report = (deployId: string, stage: string, status: 'succeeded' | 'failed') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status, n: 1, message: 'x' }) as const;
const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
const begun = () => approved({ audiences: LANGUAGES.map(audience) }).done(deploy);
const failed = () => begun().done(report('R-1-1', 'eu', 'failed'));

/** What each audience read last, by its name. */
const read = (g: Given) =>
  Object.fromEntries(
    g
      .follows(1)
      .flatMap(({ intent }) =>
        intent.kind === 'post'
          ? [[intent.audience, renderFor(audience(intent.audience as 'technical'), intent.told).text]]
          : [],
      ),
  );

test('what is deployed once more is not told as the first time, to nobody', () => {
  const first = read(begun());
  const again = read(failed().done(deploy));
  expect(Object.keys(again)).toEqual([...LANGUAGES]);
  for (const language of LANGUAGES) expect(again[language]).not.toBe(first[language]);
  expect(again.business).toMatch(/^\*Going live once more: api, ledger\*\nIt is tried again after the trouble/);
  expect(again['user-facing']).toMatch(/^\*Under way once more: /);
  expect(again.technical).toMatch(/^Deploying again: /);
});

test.each<[string, object, RegExp]>([
  [
    'where its policy asks for a review, until when',
    { review: { due: PLAN.window.end } },
    /Next: the team reviews what happened, by </,
  ],
  ['where none does, none is promised', {}, /Next: nothing goes live unless its team plans it anew$/],
  [
    'once it is reviewed, it is not promised any more',
    { review: { due: PLAN.window.end, by: 'UQA' } },
    /plans it anew$/,
  ],
])('after a rollback executives read what comes next: %s', (_, more, next) => {
  const g = begun().done(report('R-1-1', 'eu', 'succeeded'), report('R-1-1', 'us', 'succeeded'), {
    type: 'RollBack',
    release: 'R-1',
    why: 'x',
  });
  g.done(report('R-1-2', 'us', 'succeeded'), report('R-1-2', 'eu', 'succeeded'));
  const release = { ...(g.world.releases['R-1'] ?? expect.fail()), ...more } as never;
  const told = { event: 'rolled-back', release, at: g.world.now, ownerRole: 'release manager' } as const;
  const { text } = renderFor(audience('business'), told);
  expect(text).toMatch(next);
  expect(text).toContain('Impact: being checked (release manager)');
  const { next: said } = standingFor(
    audience('business'),
    release,
    outlookOf(release, undefined, g.world),
    g.world.now,
  );
  expect(JSON.stringify(said).includes('reviews what happened')).toBe(next.source.includes('reviews'));
});

test('whoever sees to it is asked for the impact once, however often it goes back', () => {
  const back = (g: Given, n: number) =>
    g
      .done({ type: 'RollBack', release: 'R-1', why: 'x' })
      .done(report(`R-1-${n}`, 'us', 'succeeded'), report(`R-1-${n}`, 'eu', 'succeeded'));
  const all = begun().done(report('R-1-1', 'eu', 'succeeded'), report('R-1-1', 'us', 'succeeded'));
  const asked = back(all, 2)
    .follows(1)
    .flatMap(({ key, intent }) =>
      intent.kind === 'tell' && JSON.stringify(intent.phrase).includes('impact') ? [key] : [],
    );
  // A key is taken once.
  expect(asked).toEqual(['tell/UMANAGER/R-1/impact']);
});
