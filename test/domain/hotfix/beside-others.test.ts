import { describe, expect, test } from 'vitest';
import { digestCard } from '../../../src/cards/digest.ts';
import { voteCard } from '../../../src/cards/vote.ts';
import { isRefusal } from '../../../src/domain/deciding/decision.ts';
import { gatesOf } from '../../../src/domain/gates/index.ts';
import { lacksOf } from '../../../src/domain/hotfix/lacks.ts';
import { approved, COMPANY, type Given, given, go, NOW, PLAN, running } from '../given.ts';
import { emergency, HOTFIX, LIVE, live, told } from './planned.ts';

const staging = { name: 'staging', regions: ['eu'], target: 'pipeline', stageTimeoutMinutes: 30 };
const inOrder = COMPANY.environments.map((e) => ({ ...e, after: 'staging' }));
describe('a hotfix skips by name', () => {
  const ordered = () =>
    given()
      .company({ ...emergency(), environments: [staging, ...inOrder] })
      .put('environment', 'production', LIVE);
  const promotionOf = (g: Given) => {
    const release = g.world.releases['R-1'];
    return release && gatesOf(release, g.world).find((x) => x.id === 'promotion');
  };

  test('the environments that do not have it first, and passes promotion by that', () => {
    const g = ordered()
      .put('environment', 'staging', running({ api: { eu: '4.2' } }, 'staging'))
      .done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix?.skips).toEqual(['staging']);
    expect(promotionOf(g)).toMatchObject({ open: true });
    expect(JSON.stringify(promotionOf(g)?.saw)).toContain('staging');
  });
  test('none where it has been there', () => {
    const g = ordered()
      .put('environment', 'staging', running({ api: { eu: '4.1.4' } }, 'staging'))
      .done(HOTFIX);
    expect(g.world.releases['R-1']?.hotfix?.skips).toEqual([]);
    expect(promotionOf(g)).toMatchObject({ open: true });
  });
  test('as long as it is an emergency', () => {
    const g = ordered().done(HOTFIX, {
      type: 'EditRelease',
      release: 'R-1',
      items: HOTFIX.items,
      environment: 'production',
      change: 'normal',
      after: [],
      why: 'x',
      customers: '',
    });
    expect(promotionOf(g)).toMatchObject({ open: false });
  });
});

describe('while the same service is deploying there', () => {
  const deploying = () => approved().company(emergency()).done({ type: 'StartDeploy', release: 'R-1' });

  test('somebody says whether it is stopped or waited for, having seen which', () => {
    deploying().when(HOTFIX).thenRefused('other-rollout');
    deploying()
      .when({ ...HOTFIX, running: 'stop' })
      .thenRefused('other-rollout');
    const waits = deploying().done({ ...HOTFIX, running: 'wait' });
    expect(waits.world.releases['R-1']?.status).toBe('deploying');
    // What it waits for is said once to those who vote.
    const { releases, votes } = waits.world;
    expect(
      voteCard(releases['R-2'] as never, votes['R-2/v1'] as never, waits.world).text.match(/deploying there/g),
    ).toHaveLength(1);
  });
  test('stopped, its step is given up and the hotfix may begin', () => {
    const g = deploying().done({ ...HOTFIX, running: 'stop', stops: ['R-1'] });
    expect(g.world.releases['R-1']).toMatchObject({ status: 'failed', reason: 'stopped for the hotfix R-2' });
    expect(g.follows().some(({ intent }) => intent.kind === 'stop' && intent.release === 'R-1')).toBe(true);
    g.by('USRE1')
      .done({ ...go, release: 'R-2', vote: 'R-2/v1' })
      .by('UMANAGER');
    g.when({ type: 'StartDeploy', release: 'R-2' }).thenTypes('RolloutStarted', 'StageStarted');
  });
  test('that the hotfix goes first is said as long as it is to come, and then who decides', () => {
    const stopped = () => deploying().done({ ...HOTFIX, running: 'stop', stops: ['R-1'] });
    const reads = (g: Given) =>
      (['business', 'technical'] as const).map((language) => {
        const { text = '' } = digestCard(g.world, { ended: [] }, { language }, false) ?? {};
        return /(an emergency repair goes first|let the hotfix go first)|(decide between undoing|roll back, or deploy again)/
          .exec(text)
          ?.slice(1)
          .map((m) => m !== undefined);
      });
    const [first, decided] = [
      [true, false],
      [false, true],
    ];
    const voted = (answer: object) =>
      stopped()
        .by('USRE1')
        .done({ ...go, release: 'R-2', vote: 'R-2/v1', ...answer });
    const going = () => voted({}).by('UMANAGER').done({ type: 'StartDeploy', release: 'R-2' });
    for (const g of [stopped(), voted({}), going()]) expect(reads(g)).toEqual([first, first]);
    const fails = going()
      .by('gonogo')
      .done({
        ...{ type: 'ReportStage', release: 'R-2', deployId: 'R-2-1', stage: 'eu', status: 'failed', n: 1 },
        ...{ message: 'crashed', percent: 0 },
      });
    const ends = [
      stopped().done({ type: 'CancelRelease', release: 'R-2', why: 'no' }),
      voted({ answer: 'no-go', why: 'it is worse' }),
      fails,
    ];
    for (const g of ends) expect(reads(g)).toEqual([decided, decided]);
  });
  test('what is going back is let go back', () => {
    const back = deploying().done({ type: 'RollBack', release: 'R-1', why: 'x' });
    back.when({ ...HOTFIX, running: 'stop', stops: ['R-1'] }).thenRefused('rolling-back');
  });
  test('only whoever may deploy stops it', () => {
    const g = deploying().by('UPLANNER');
    const no = g.when({ ...HOTFIX, running: 'stop', stops: ['R-1'] });
    no.thenRefused('forbidden');
    // Beside what was chosen, not beside the versions.
    expect(isRefusal(no.decision) && no.decision.field).toBe('running');
    expect(isRefusal(g.when({ ...HOTFIX, running: 'wait' }).decision)).toBe(false);
  });
});

describe('what comes next may lack its commits', () => {
  const build = (version: string, since: string, ...titles: string[]) => ({
    version,
    since,
    commit: `c${version}`,
    at: NOW,
    commits: titles.map((title) => ({ sha: `${version}-${title}`, title })),
  });
  const lacks = (next: ReturnType<typeof build>) => {
    const g = live()
      .put('build', 'api', { v: 6, service: 'api', builds: [build('4.1.4', '4.1.3', 'mend refunds'), next] })
      .done({ ...PLAN, items: [{ service: 'api', version: '4.2.0' }] })
      .done(HOTFIX);
    const release = g.world.releases['R-1'];
    return release ? lacksOf(release, g.world).map((l) => [l.fix, l.from, l.commits.map((c) => c.title)]) : undefined;
  };
  test('by its own line of builds', () => {
    expect(lacks(build('4.2.0', '4.1.3', 'faster'))).toEqual([['4.1.4', 'R-2', ['mend refunds']]]);
  });
  test('not where it was picked over, nor where it comes after it', () => {
    expect(lacks(build('4.2.0', '4.1.3', 'faster', 'mend refunds'))).toEqual([]);
    expect(lacks(build('4.2.0', '4.1.4', 'faster'))).toEqual([]);
  });
  test('whoever owns what comes next is told once, and nobody where nothing is lacking', () => {
    const planned = (...titles: string[]) =>
      live()
        .put('build', 'api', {
          v: 6,
          service: 'api',
          builds: [build('4.1.4', '4.1.3', 'mend refunds'), build('4.2.0', '4.1.3', 'faster', ...titles)],
        })
        .done({ ...PLAN, items: [{ service: 'api', version: '4.2.0' }] })
        .by('USRE1')
        .done(HOTFIX);
    const [one, ...more] = told(planned(), 'UMANAGER').filter((t) => t.includes('away again'));
    expect(more).toEqual([]);
    expect(one).toContain('mend refunds');
    expect(told(planned('mend refunds'), 'UMANAGER').filter((t) => t.includes('away again'))).toEqual([]);
  });
  test('nothing is said where builds do not tell', () => {
    expect(lacks(build('4.2.0', '3.9', 'faster'))).toEqual([]);
  });
  test('nor of what is older', () => {
    const g = live()
      .put('environment', 'production', running({ api: { eu: '4.1.4' } }))
      .put('build', 'api', {
        v: 6,
        service: 'api',
        builds: [build('4.1.4', '4.1.3', 'mend refunds'), build('4.1.3', '4.1.2', 'a')],
      })
      .done({ ...PLAN, items: [{ service: 'api', version: '4.1.3' }] });
    const release = g.world.releases['R-1'];
    expect(release && lacksOf(release, g.world)).toEqual([]);
  });
});
