import { expect, test } from 'vitest';
import { headlineCard } from '../../src/cards/headline.ts';
import { keysOf, knowing } from '../../src/domain/deciding/reads.ts';
import { surroundingsOf } from '../../src/domain/release/clearing/surroundings.ts';
import { stateWord } from '../../src/domain/release/state-words.ts';
import * as shelf from '../../src/domain/strategy/index.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../domain/given.ts';
import { TEMPLATE } from '../domain/health/watching.ts';
import { LittleStore } from '../domain/little-store.ts';

const canary = { name: 'careful', ...shelf.canary.make({ percents: [5, 100], soakMinutes: 10, promotion: 'manual' }) };

/** A release whose first share is live, and whose next step waits for somebody. */
function between(): Given {
  const environments = COMPANY.environments.map((e) => ({ ...e, regions: ['eu'], strategy: 'careful' }));
  return new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1' } }))
    .company({ ...COMPANY, environments, strategies: [canary], templates: [TEMPLATE] })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], change: 'standard', template: 'small' })
    .at('2026-03-03T12:00:00.000Z')
    .done({ type: 'StartDeploy', release: 'R-1' })
    .done({
      ...{ type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu 5 %' },
      ...{ status: 'succeeded', n: 1, message: '' },
    })
    .at('2026-03-03T12:10:00.000Z')
    .done({ type: 'EndVerifying', release: 'R-1', deployId: 'R-1-1', stage: 'eu 5 %' });
}

function shown(g: Given): string {
  const release = g.world.releases['R-1'] ?? expect.fail('there is no release');
  const store = new LittleStore();
  store.put('release', 'R-1', release);
  for (const freeze of g.world.freezes) store.put('freeze', freeze.id, freeze);
  const reads = surroundingsOf(release);
  return JSON.stringify(headlineCard(release, undefined, knowing(g.world, reads, store.reading()(keysOf(reads)))));
}

test('a card says who paused it, since when and why, beside what else holds it; the button resumes it', () => {
  const g = between().at('2026-03-03T12:11:00.000Z').done({ type: 'PauseRollout', release: 'R-1', why: 'odd <logs>' });
  const by = 'The next step waits: paused by <@UMANAGER> since <!date^1772539860^';
  expect(shown(g)).toContain(`*${stateWord('held')}*`);
  expect(shown(g)).toContain(by);
  expect(shown(g)).toContain('(odd &lt;logs&gt;)');
  expect(shown(g)).toContain('Resume…');
  expect(shown(g)).not.toContain('Pause…');
  g.done({
    ...{ type: 'DeclareFreeze', name: 'Audit', why: 'w', scope: { services: [], environments: [] } },
    ...{ from: '2026-03-03T12:11:00.000Z', until: '2026-03-03T14:00:00.000Z' },
  });
  expect(shown(g)).toContain('(odd &lt;logs&gt;); frozen by Audit until');
  expect(shown(g)).not.toContain('Resume…');
});

test('a card says who is waited for, and once something is in the way, what', () => {
  const g = between();
  expect(shown(g)).toContain(`*${stateWord('next-step')}*`);
  expect(shown(g)).toContain('The next step, eu 100 %, begins when somebody says so');
  g.done({
    ...{ type: 'DeclareFreeze', name: 'Audit', why: 'w', scope: { services: [], environments: [] } },
    ...{ from: '2026-03-03T12:10:00.000Z', until: '2026-03-03T14:00:00.000Z' },
  });
  expect(shown(g)).toContain(`*${stateWord('held')}*`);
  expect(shown(g)).toContain('The next step waits: frozen by Audit until');
  expect(shown(g)).not.toContain('may go on');
  expect(shown(g.at('2026-03-03T14:00:00.000Z'))).toContain('The next step, eu 100 %, begins when somebody says so');
});

test('a card that is over names nothing that was to come', () => {
  const [production] = COMPANY.environments;
  if (!production) throw new Error('the company has an environment');
  const environments = [{ ...production, name: 'staging' }, production];
  const g = new Given(emptyWorld()).company({ ...COMPANY, environments }).done({ ...PLAN, before: ['staging'] });
  expect(shown(g)).toContain('Then production, ');
  expect(shown(g)).toContain('to staging, then production');
  g.done({ type: 'CancelRelease', release: 'R-1', why: 'no' });
  expect(shown(g)).not.toContain('Then production, ');
});

test('a card tells what will be frozen in its window, wherever the release is before it', () => {
  const environments = COMPANY.environments.flatMap((e) => [{ ...e, name: 'staging' }, e]);
  const frozen = (from: string, until: string, soft?: true) => ({
    ...({ type: 'DeclareFreeze', name: `F ${from}`, why: 'w' } as const),
    ...{ scope: { services: [], environments: ['production'] }, from, until, ...(soft && { soft }) },
  });
  const [start, end] = [PLAN.window.start, PLAN.window.end];
  for (const before of [[], ['staging']]) {
    const planned = () => new Given(emptyWorld()).company({ ...COMPANY, environments }).done({ ...PLAN, before });
    expect(shown(planned().done(frozen(start, end)))).toContain(`In its window: frozen by F ${start} until`);
    // What ends as it begins, begins as it ends, or only warns, is not in its way.
    expect(shown(planned().done(frozen('2026-03-03T11:00:00.000Z', start)))).not.toContain('In its window');
    expect(shown(planned().done(frozen(end, '2026-03-03T14:00:00.000Z')))).not.toContain('In its window');
    expect(shown(planned().done(frozen(start, end, true)))).not.toContain('In its window');
  }
});
