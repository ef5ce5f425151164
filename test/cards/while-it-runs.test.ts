import { describe, expect, test } from 'vitest';
import { headlineCard } from '../../src/cards/headline.ts';
import type { DeclareFreeze } from '../../src/domain/freeze/declare-freeze.ts';
import type { EmergencyStop } from '../../src/domain/freeze/emergency-stop.ts';
import { report } from '../domain/facts/steps.ts';
import { approved, type Given, go } from '../domain/given.ts';

const R = { release: 'R-1' } as const;
const noGo = { ...go, answer: 'no-go', why: 'disk <is> full' } as const;
const START = '2026-03-03T12:00:00.000Z';
const audit: DeclareFreeze = {
  ...{ type: 'DeclareFreeze', name: 'Audit', why: 'bank', scope: { services: [], environments: [] } },
  ...{ from: START, until: '2026-03-03T12:30:00.000Z' },
};
const stop: EmergencyStop = {
  ...{ type: 'EmergencyStop', why: 'money', scope: { services: ['api'], environments: [] }, minutes: 60 },
};
const begun = () => approved().done({ type: 'StartDeploy', ...R });
const shown = (g: Given) => JSON.stringify(headlineCard(g.world.releases['R-1'] as never, undefined, g.world as never));
const no = 'no-go by <@UQA> (QA): disk &lt;is&gt; full';

describe('while a step runs, the card says what will wait, and why', () => {
  test('nothing', () => expect(shown(begun())).not.toContain('will wait'));
  test.each<[string, (g: Given) => Given, string]>([
    ['a no-go', (g) => g.by('UQA').done(noGo), `us will wait: ${no}`],
    ['a freeze', (g) => g.done(audit), 'us will wait: frozen by Audit until'],
    ['an emergency stop', (g) => g.done(stop), 'us will wait: emergency stop by <@UMANAGER> until'],
    ['both', (g) => g.done(audit).by('UQA').done(noGo), `us will wait: ${no}; frozen by Audit`],
  ])('%s', (_, against, words) => expect(shown(against(begun()))).toContain(words));
  test('not what lets it finish, nor what it may pass', () => {
    expect(
      shown(
        begun()
          .at('2026-03-03T12:01:00.000Z')
          .done({ ...audit, from: '2026-03-03T12:01:00.000Z', inFlight: 'finish' }),
      ),
    ).not.toContain('will wait');
    const passes = begun().done(audit, { type: 'GrantPass', ...R, why: 'bank agreed', until: audit.until });
    expect(shown(passes)).not.toContain('will wait');
  });
  test('the last step has none after it; live, the objection still stands on it until it is lifted', () => {
    const last = begun()
      .by('gonogo')
      .done(report('eu', 'succeeded', 1))
      .by('UQA')
      .done(noGo);
    expect(shown(last)).not.toContain('will wait');
    const live = last.by('gonogo').done(report('us', 'succeeded', 1));
    expect(shown(live)).toContain(`Still against it: ${no}`);
    expect(shown(live.by('UQA').done(go))).not.toContain('Still against it');
  });
});
