import { expect, test } from 'vitest';
import { renderFor, standingFor } from '../../src/audiences/render.ts';
import { AUDIENCE_EVENTS, type Audience } from '../../src/domain/company/audiences.ts';
import { outlookOf } from '../../src/domain/release/outlook.ts';
import { given, PLAN } from '../domain/given.ts';

const audience = (language: Audience['language']): Audience => ({
  name: 'a',
  title: 'A',
  language,
  channel: 'c',
  headline: false,
  events: [...AUDIENCE_EVENTS],
  templates: {},
});
const OUTER = ['business', 'user-facing'] as const;
// What a person wrote stands as it is, and a freeze is no release.
const OF_RELEASES = AUDIENCE_EVENTS.filter((e) => !['update', 'frozen', 'thawed'].includes(e));

const made = (how: 'hotfix' | 'emergency' | 'normal') => {
  const g = given().done({
    ...PLAN,
    why: 'sign-in fails',
    customers: 'they can sign in',
    ...(how === 'emergency' && { change: how }),
  });
  const r1 = g.world.releases['R-1'] ?? expect.fail('not planned');
  const release = how === 'hotfix' ? { ...r1, change: 'emergency' as const, hotfix: { replaces: [], skips: [] } } : r1;
  return { release, world: g.world };
};
const incident = { id: 'I-1', since: PLAN.window.start };

test.each(OF_RELEASES)('%s: of what is done in a hurry those outside read that first', (event) => {
  for (const language of OUTER)
    for (const [how, said] of [
      ['hotfix', '*Emergency repair · '],
      ['emergency', '*Emergency change · '],
      ['normal', undefined],
    ] as const) {
      const { release, world } = made(how);
      const { text } = renderFor(audience(language), { event, release, incident, at: world.now });
      if (said) expect(text.startsWith(said), `${language} ${text}`).toBe(true);
      else expect(text).not.toContain('Emergency');
    }
});

test('why it is repaired does not read as what it does', () => {
  for (const event of ['planned', 'approved', 'deploying'] as const) {
    const text = (how: 'hotfix' | 'normal') =>
      renderFor(audience('business'), { event, release: made(how).release, at: PLAN.window.start }).text;
    expect(text('hotfix')).toContain('\nBecause: sign-in fails');
    expect(text('normal')).toContain('\nsign-in fails');
  }
});

test.each(OUTER)('drafts and digests say it too: %s', (language) => {
  const { release, world } = made('hotfix');
  const words = standingFor({ language }, release, outlookOf(release, undefined, world), world.now);
  expect(words.word).toMatch(/^Emergency repair · Planned/);
});
