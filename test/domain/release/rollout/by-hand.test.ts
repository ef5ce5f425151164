import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../../src/domain/deciding/fact.ts';
import type { Release } from '../../../../src/domain/release/release.ts';
import { type ByHand, doneByHand } from '../../../../src/domain/release/rollout/by-hand.ts';
import { COMPANY, emptyWorld, NOW, running } from '../../given.ts';
import { BASE, rolled, step } from '../made.ts';

const api = 'api 4.2<4.1';
const world = (more: object = {}) => ({
  ...emptyWorld(),
  successors: [],
  builds: {},
  environments: { production: running({ api: { eu: '4.1', us: '4.1' } }) },
  ...more,
});
const record = (release: Release, how: ByHand) => doneByHand(release, how, 'copied', world());
const lines = (facts: Fact[]) =>
  facts.map((f) => [f.type, ...('region' in f ? [f.region] : []), ...('version' in f ? [f.version] : [])].join(' '));
const run = (facts: Fact[]) => {
  const [told] = facts;
  if (!told || !('rollout' in told)) throw new Error('it begins no rollout');
  return told.rollout as {
    id: string;
    direction: string;
    stages: { name: string; state: string; note: string }[];
    after?: string;
    next?: string;
  };
};
const steps = (facts: Fact[]) => run(facts).stages.map((s) => [s.name, s.state, s.note].join(' ').trim());
const failed = rolled('failed', [step('eu', 'done', api), step('us', 'failed', api, { region: 'us' })]);
const back = (more: object = {}) =>
  ({
    ...rolled('rolling-back', [step('eu', 'done', api), step('us', 'failed', api, { region: 'us' })], more),
    failed: 'x',
  }) as Release;

describe('by hand', () => {
  test('what is live comes there, each step with why, and it is over', () => {
    const facts = record(
      { ...BASE, status: 'approved', vote: '', approvedAt: NOW, items: [{ service: 'api', version: '4.2' }] },
      'live',
    );
    expect(steps(facts)).toEqual(['eu done copied', 'us done copied']);
    expect(run(facts)).toMatchObject({ id: 'R-1-2', direction: 'forward', by: 'UMANAGER', startedAt: NOW });
    expect(lines(facts)).toEqual([
      'ReleaseDoneByHand',
      'VersionWentLive eu 4.2',
      'VersionWentLive us 4.2',
      'ReleaseCompleted',
      'DeployEnded',
    ]);
  });
  test('of what failed only the rest, beside what is live already', () => {
    const facts = record(failed, 'live');
    expect(steps(facts)).toEqual(['eu done', 'us done copied']);
    expect(lines(facts).slice(0, 2)).toEqual(['ReleaseDoneByHand', 'VersionWentLive us 4.2']);
  });
  test('taken back: all that was there, or what a rollback that failed has left', () => {
    expect(steps(record(failed, 'rolled-back'))).toEqual(['us done copied', 'eu done copied']);
    expect(lines(record(failed, 'rolled-back')).slice(0, 3)).toEqual([
      'ReleaseDoneByHand',
      'VersionWentLive us 4.1',
      'VersionWentLive eu 4.1',
    ]);
    expect(steps(record(back(), 'rolled-back'))).toEqual(['eu done', 'us done copied']);
    expect(lines(record(back(), 'rolled-back')).slice(0, 2)).toEqual(['ReleaseDoneByHand', 'VersionWentLive us 4.1']);
  });
  test('a rollback keeps its place among those that wait for each other', () => {
    expect(run(record(back({ after: 'R-8', next: 'R-9' }), 'rolled-back'))).toMatchObject({
      after: 'R-8',
      next: 'R-9',
    });
    const alone = run(
      record(
        { ...failed, rollout: { ...('rollout' in failed && failed.rollout), next: 'R-9' } } as Release,
        'rolled-back',
      ),
    );
    expect([alone.after, alone.next]).toEqual([undefined, undefined]);
  });
  test('what came in several steps came there at once', () => {
    const shares = [5, 100].map((share) => step(`eu ${share} %`, 'failed', api, { part: 'eu', share }));
    const other = step('eu ledger', 'failed', 'ledger 2.9<2.8');
    expect(lines(record(rolled('failed', [...shares, other]), 'live')).slice(0, 3)).toEqual([
      'ReleaseDoneByHand',
      'VersionWentLive eu 4.2',
      'VersionWentLive eu 2.9',
    ]);
  });
  test('a release with an environment that has no pipeline at all', () => {
    const environments = [{ name: 'production', regions: ['eu'], stageTimeoutMinutes: 30 }];
    const services = COMPANY.services.map(({ target: _, ...s }) => s);
    const bare = { ...BASE, status: 'approved', vote: '', approvedAt: NOW } as const;
    const facts = doneByHand(bare, 'live', 'copied', world({ company: { ...COMPANY, environments, services } }));
    expect(steps(facts)).toEqual(['eu done copied']);
  });
});
