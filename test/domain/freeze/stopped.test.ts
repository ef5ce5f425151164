import { describe, expect, test } from 'vitest';
import { renderFor } from '../../../src/audiences/render.ts';
import type { Audience } from '../../../src/domain/company/audiences.ts';
import type { Freeze } from '../../../src/domain/freeze/freeze.ts';
import { stoppedFor } from '../../../src/domain/freeze/stopped.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import { NOW, PLAN } from '../given.ts';
import { BASE } from '../release/made.ts';

const planned = (more: object = {}): Release =>
  ({ ...BASE, status: 'planned', customers: 'refunds are faster', ...more }) as Release;
const frozen = (more: object = {}): Freeze => ({
  v: 1,
  id: 'F-1',
  name: 'Night shift',
  why: 'batch runs',
  scope: { services: [], environments: [] },
  from: PLAN.window.start,
  until: PLAN.window.end,
  by: 'UMANAGER',
  status: 'declared',
  ...more,
});
const again = frozen({ id: 'again-night-shift', status: 'recurring', by: 'gonogo' });
const to = (language: Audience['language'], events: Audience['events'], more: object = {}): Audience => ({
  ...{ name: 'a', title: 'A', language, channel: 'c', headline: false, templates: {}, events },
  ...more,
});
const names = (audience: Audience, freeze: Freeze, release: Release) =>
  stoppedFor(audience, freeze, [release], NOW)?.first.map((r) => r.id) ?? [];

const open = { status: 'approved', vote: 'R-1/v1', at: NOW };

describe('an audience reads that a plan may change', () => {
  test.each<[string, Audience, Release, boolean]>([
    ['that it chose to hear of', to('business', ['planned', 'frozen']), planned(), true],
    ['of a plan though it hears of none', to('business', ['frozen', 'incident']), planned(), false],
    ['of one as customers do, though it hears of none', to('user-facing', ['frozen']), planned(open), false],
    ['that is approved, where it hears of those', to('business', ['approved']), planned(open), true],
    ['that nobody has approved, where it hears of those', to('business', ['approved']), planned(), false],
    ['that it sees in its own channel', to('business', ['frozen'], { headline: true }), planned(), true],
    ['that it builds', to('technical', ['frozen']), planned(), true],
    ['that goes where it hears of nothing', to('technical', ['frozen'], { environments: ['test'] }), planned(), false],
  ])('%s', (_, audience, release, isRead) => expect(names(audience, frozen(), release)).toEqual(isRead ? ['R-1'] : []));
  test.each(['nothing', 'none', 'N/A', ' nichts ', '—', ''])('but customers none of which they notice “%s”', (said) => {
    expect(names(to('user-facing', ['planned']), frozen(), planned({ customers: said }))).toEqual([]);
    expect(names(to('business', ['planned']), frozen(), planned({ customers: said }))).toEqual(['R-1']);
  });
});

describe('nobody reads that it may change of what goes past the freeze', () => {
  const pass = (freeze: string) => ({
    passes: [{ freeze, until: PLAN.window.end, by: 'UMANAGER', name: 'n', why: 'w' }],
  });
  const override = (at: string, more = {}) => ({
    overrides: [{ gates: ['freeze'], at, by: 'UMANAGER', why: 'w', content: 'c', ...more }],
  });
  test.each<[string, Freeze, object, boolean]>([
    ['with a pass for it', frozen(), pass('F-1'), false],
    ['with a pass for another', frozen(), pass('F-2'), true],
    ['with a pass for one that comes again', again, pass('recurring/Night shift'), false],
    ['with a pass for another that does', again, pass('recurring/Fridays'), true],
    ['with a pass for one of the same name that was declared', again, pass('F-1'), true],
    ['that somebody went against', frozen(), override(PLAN.window.start), false],
    ['that began after somebody went against those of then', frozen(), override(NOW), true],
    ['against which it counts no more', frozen(), override(PLAN.window.start, { lapsed: true }), true],
  ])('%s', (_, freeze, more, isRead) =>
    expect(names(to('business', ['planned']), freeze, planned(more))).toEqual(isRead ? ['R-1'] : []),
  );
});

test('that the owners were told is said only where somebody did', () => {
  const audience = to('technical', ['frozen']);
  const text = (freeze: Freeze, by?: string) => {
    const stops = stoppedFor(audience, freeze, [planned()], NOW) ?? expect.fail();
    return renderFor(audience, { event: 'frozen', freeze, stops, at: NOW, ...(by && { by }) }).text;
  };
  expect(text(frozen(), 'UMANAGER')).toMatch(/In its time: api .*\. Their owners were told/s);
  expect(text(again)).toMatch(/In its time: api (?!.*owners)/s);
});
