import { describe, expect, test } from 'vitest';
import { type Conclusion, newWatch, type Watch } from '../../../../src/domain/health/watch.ts';
import type { Command } from '../../../../src/domain/index.ts';
import type { Release, Stage } from '../../../../src/domain/release/release.ts';
import { given, NOW } from '../../given.ts';
import { errorsRule } from '../../health/rules.ts';
import { healthPlan } from '../../health/watching.ts';
import { BASE, rolled, step } from '../made.ts';

const OPEN = BASE.window.start;
const later = (ms: number) => new Date(Date.parse(OPEN) + ms).toISOString();
const heed: Command = { type: 'HeedHealth', release: 'R-1', rollout: 'R-1-1', stage: 'eu' };
const end: Command = { type: 'EndVerifying', release: 'R-1', deployId: 'R-1-1', stage: 'eu' };
const verifying = (more: Partial<Stage> = {}, of: object = {}): Release =>
  ({
    ...rolled('deploying', [
      step('eu', 'verifying', 'api 4.2<4.1, ledger 2.9<2.8', more),
      step('us', 'waiting', 'api 4.2<4.1', { region: 'us' }),
    ]),
    ...of,
  }) as Release;
const watch = (service: string, concluded: Conclusion, more: object = {}): Watch => {
  const about = {
    release: 'R-1',
    rollout: 'R-1-1',
    stage: 'eu',
    service,
    version: '4.2',
    previous: '4.1',
    environment: 'production',
    region: 'eu',
    since: NOW,
    rolloutSince: NOW,
  };
  return { ...newWatch(about, healthPlan([errorsRule({})], { onUnhealthy: 'ask', ...more }), 0, NOW), concluded };
};
/** What comes of it: each fact’s type, or why nothing does. */
function outcome(command: Command, release: Release, ...watched: Watch[]): string[] {
  const g = given().by('gonogo').at(OPEN).put('release', 'R-1', release);
  for (const one of watched) g.put('watch', one.id, one);
  const { decision } = g.when(command);
  if (!('facts' in decision)) return [decision.refused];
  return decision.facts.length > 0 ? decision.facts.map((f) => f.type) : [decision.note ?? ''];
}
const doubt = (verdict: 'unhealthy' | 'unknown') => ({ verdict, said: 'x', at: NOW, until: NOW });
const passed = { by: 'UQA', at: NOW };
const both = [watch('api', 'go-on'), watch('ledger', 'go-on')];
const proved = ['VersionProved', 'VersionProved', 'StageSucceeded', 'StageStarted'];

describe('what is watched has come to something', () => {
  test.each<[string, Release, Watch[], string[]]>([
    ['all of it is good', verifying(), both, proved],
    [
      'one is good, the other is not proved yet',
      verifying(),
      [watch('api', 'go-on'), watch('ledger', 'wait')],
      ['it is not proved yet'],
    ],
    ['nothing is watched', verifying(), [], ['it is not proved yet']],
    [
      'what is only tried does not count',
      verifying(),
      [watch('api', 'unhealthy', { dry: true })],
      ['it is not proved yet'],
    ],
    ['good, before its time is over', verifying({ verifyUntil: later(1) }), both, ['its time is not over']],
    ['good, as its time is over', verifying({ verifyUntil: OPEN }), both, proved],
    ['unhealthy', verifying(), [watch('api', 'unhealthy')], ['HealthDoubted', 'VersionUnhealthy']],
    [
      'unhealthy, of which somebody is asked',
      verifying({ doubt: doubt('unhealthy') }),
      [watch('api', 'unhealthy')],
      ['somebody is asked already'],
    ],
    [
      'unhealthy, after it was not known',
      verifying({ doubt: doubt('unknown') }),
      [watch('api', 'unhealthy')],
      ['HealthDoubted', 'VersionUnhealthy'],
    ],
    [
      'unhealthy, where it goes back by itself',
      verifying(),
      [watch('api', 'unhealthy', { onUnhealthy: 'roll-back' })],
      ['RolloutStarted', 'StageStarted'],
    ],
    [
      'unhealthy, where it can’t be undone',
      verifying({}, { irreversible: 'tables go' }),
      [watch('api', 'unhealthy', { onUnhealthy: 'roll-back' })],
      ['HealthDoubted', 'VersionUnhealthy'],
    ],
    ['not known', verifying(), [watch('api', 'go-on'), watch('ledger', 'unknown')], ['HealthDoubted']],
    [
      'not known, of which somebody is asked',
      verifying({ doubt: doubt('unknown') }),
      [watch('api', 'unknown')],
      ['it goes on when somebody says so'],
    ],
    ['good, while it is in doubt', verifying({ doubt: doubt('unknown') }), both, ['it goes on when somebody says so']],
    [
      'somebody goes on all the same',
      verifying({ passed }),
      [watch('api', 'unhealthy')],
      ['somebody goes on all the same'],
    ],
    ['its step is over', rolled('deploying', [step('eu', 'done', 'api 4.2')]), both, ['it is not verified any more']],
    ['it goes back already', verifying({}, { status: 'rolling-back' }), both, ['it is not verified any more']],
  ])('%s', (_, release, watched, expected) =>
    expect(outcome(heed, release, ...watched).slice(0, expected.length)).toEqual(expected),
  );
  test('of no release: nothing', () => given().by('gonogo').at(OPEN).when(heed).thenFacts());
  test('what is asked says why it does not go back by itself, and who decides until when', () => {
    const said = (of: object, more: object) => {
      const one = watch('api', 'unhealthy', more);
      const g = given().by('gonogo').at(OPEN).put('release', 'R-1', verifying({}, of)).put('watch', one.id, one);
      const { decision } = g.when(heed);
      return 'facts' in decision ? decision.facts[0] : decision;
    };
    const until = later(30 * 60_000);
    const asked = { onUnknown: { minutes: 30, decides: 'sre' } };
    expect(said({}, asked)).toMatchObject({
      verdict: 'unhealthy',
      until,
      decides: 'sre',
      said: expect.not.stringContaining('undone'),
    });
    expect(said({ irreversible: 'tables go' }, { onUnhealthy: 'roll-back' })).toMatchObject({
      said: expect.stringMatching(/It does not go back by itself, as it can't be undone: tables go$/),
    });
    expect(said({ irreversible: 'tables go' }, {})).toMatchObject({ said: expect.not.stringContaining('undone') });
  });
});

describe('its time of verifying is over', () => {
  test.each<[string, Release, Watch[], string[]]>([
    ['all of it is good', verifying(), both, proved],
    ['nothing is watched', verifying(), [], ['StageSucceeded', 'StageStarted']],
    [
      'one is not proved yet',
      verifying(),
      [watch('api', 'go-on'), watch('ledger', 'wait')],
      ['its health has to hold for longer'],
    ],
    ['too early', verifying({ verifyUntil: later(1) }), both, ['its time is not over']],
    ['at its end', verifying({ verifyUntil: OPEN }), both, proved],
    ['in doubt', verifying({ doubt: doubt('unknown') }), both, ['it goes on when somebody says so']],
    [
      'somebody goes on all the same',
      verifying({ passed, verifyUntil: later(1) }),
      [watch('api', 'unhealthy')],
      ['StageSucceeded', 'StageStarted'],
    ],
    ['it is over', rolled('deploying', [step('eu', 'done', 'api 4.2')]), both, ['it is not verified any more']],
  ])('%s', (_, release, watched, expected) => expect(outcome(end, release, ...watched)).toEqual(expected));
});
