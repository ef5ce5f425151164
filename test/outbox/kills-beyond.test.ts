import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StageRequest } from '../../src/deploy-targets/target.ts';
import type { Company } from '../../src/domain/company/company.ts';
import { one, some } from '../../src/domain/deciding/reads.ts';
import { environments } from '../../src/domain/environment/document.ts';
import { watches } from '../../src/domain/health/document.ts';
import type { Command } from '../../src/domain/index.ts';
import { releases } from '../../src/domain/release/document.ts';
import { type Release, rolloutOf } from '../../src/domain/release/release.ts';
import { perform } from '../../src/door/perform.ts';
import { see } from '../../src/door/read-only.ts';
import type { Setting } from '../../src/door/setting.ts';
import { ABLE, COMPANY, PLAN } from '../domain/given.ts';
import { errorsRule } from '../domain/health/rules.ts';
import { healthPlan, TEMPLATE } from '../domain/health/watching.ts';
import { LittleTarget } from './little-target.ts';
import { type Fate, fates, Lives, type Told } from './lives.ts';

const R = { release: 'R-1' } as const;
const RULES = healthPlan([errorsRule()], { scope: { services: [], environments: [] } });
const [production] = COMPANY.environments;
if (!production) throw new Error('the company has an environment');
const small = { change: 'standard', template: 'small' } as const;

/** Carried out once it is allowed: a command that was acknowledged is not repeated by anybody. */
const tries = async (setting: Setting, ...commands: Command[]) => {
  for (const command of commands) await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'test' });
};
const releaseIn = async (setting: Setting): Promise<Release | undefined> =>
  (await see(setting, { release: one(releases, 'R-1') })).release;

/** Lives through a story, killed at some moments, and each call with its fate; what the targets took, in order. */
async function lived(
  planned: Fate[],
  story: Told & { prepare: Command[] },
  hangs: (request: StageRequest) => boolean = () => false,
) {
  const taken: string[] = [];
  const lives = await Lives.of(
    planned,
    (now) => {
      const target = new LittleTarget(now);
      target.progress = ({ request }) =>
        hangs(request)
          ? { state: 'running', message: 'it hangs', percent: 10 }
          : { state: 'succeeded', message: 'done', percent: 100 };
      const steps = () =>
        target.taken.map(({ request: { release, rollout, stage } }) =>
          [release.environment, rollout.direction, stage.region, ...stage.items.map((i) => i.service)].join(' '),
        );
      return { port: target.port(), steps, work: () => {}, reports: () => [] };
    },
    story,
  );
  let end = await lives.live((setting) => tries(setting, ...story.prepare));
  while (end === 'killed') end = await lives.live();
  taken.push(...lives.steps());
  return { taken, dir: lives.dir };
}

const moments = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 6 });
/** A story, whatever is killed when. */
const whatever = (check: (planned: Fate[], kills: number[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(fates, moments, check), { numRuns: Number(process.env.RUNS ?? 12), seed: 29 });

test('earlier environments go back once each, and what runs again there is watched once', { timeout: 240_000 }, () =>
  whatever(async (planned, kills) => {
    let health: Company['health'] = [];
    const qa = { ...production, name: 'qa', regions: ['eu'] };
    const templates = [{ ...TEMPLATE, environments: ['qa', 'production'] }];
    let seen: unknown;
    const { taken } = await lived(planned, {
      kills,
      company: () => ({ ...COMPANY, templates, health, environments: [qa, { ...production, regions: ['eu'] }] }),
      prepare: [
        ...['qa', 'production'].map(
          (environment): Command => ({
            ...{ type: 'RecordVersion', environment, service: 'api', regions: ['eu'], version: '4.1', why: 'before' },
          }),
        ),
        {
          ...{ ...PLAN, items: [{ service: 'api', version: '4.2' }], before: ['qa'], ...small },
          window: { ...PLAN.window, start: '2026-03-03T12:02:00.000Z' },
        } as Command,
      ],
      async does(setting) {
        const release = await releaseIn(setting);
        if (release?.status === 'approved') await tries(setting, { type: 'StartDeploy', ...R });
        if (release?.status === 'completed') {
          health = [RULES];
          await tries(setting, { type: 'RollBack', ...R, why: 'errors', earlier: ['qa'] });
        }
        if (release?.status === 'rolling-back' || release?.status === 'rolled-back') health = [RULES];
      },
      async isOver(setting) {
        const release = await releaseIn(setting);
        if (release?.status !== 'rolled-back' || release.wentBack?.length !== 2) return false;
        const ids = ['R-1-3/eu/api', 'R-1-4/qa eu/api'];
        const world = await see(setting, { watches: some(watches, ids) });
        seen = ids.map((id) => world.watches[id]?.after);
        return world.watches[ids[1] ?? ''] !== undefined;
      },
    });
    expect(taken).toEqual([
      'qa forward eu api',
      'production forward eu api',
      'production back eu api',
      'qa back eu api',
    ]);
    expect(seen).toEqual(['rollback', 'rollback']);
  }),
);

test('one service is stopped alone, and the others are deployed once each', { timeout: 240_000 }, () =>
  whatever(async (planned, kills) => {
    const { taken } = await lived(
      planned,
      {
        kills,
        company: () => ({
          ...COMPANY,
          templates: [{ ...TEMPLATE, services: ['ledger', 'shop'] }],
          pipelines: [
            { name: 'pipeline', can: ABLE },
            { name: 'other', can: ABLE },
          ],
        }),
        prepare: [
          { ...PLAN, items: ['ledger', 'shop'].map((service) => ({ service, version: '2' })), ...small } as Command,
        ],
        async does(setting) {
          const release = await releaseIn(setting);
          if (release?.status === 'approved') await tries(setting, { type: 'StartDeploy', ...R });
          const hung = rolloutOf(release ?? ({} as Release))?.stages.find((s) => s.items[0]?.service === 'ledger');
          if (hung?.state === 'running' && hung.percent > 0)
            await tries(setting, { type: 'StopServices', ...R, services: ['ledger'], why: 'it hangs' });
        },
        isOver: async (setting) => (await releaseIn(setting))?.status === 'failed',
      },
      ({ stage }) => stage.items.some((i) => i.service === 'ledger'),
    );
    expect(taken).toEqual(['production forward eu ledger', 'production forward eu shop', 'production forward us shop']);
  }),
);

test('a booked drill begins once, and goes there and back once', { timeout: 240_000 }, () =>
  whatever(async (planned, kills) => {
    let runs: unknown;
    const drill = { service: 'api', environment: 'production' } as const;
    const at = '2026-03-03T12:01:00.000Z';
    const { taken } = await lived(planned, {
      kills,
      company: () => COMPANY,
      prepare: [
        { type: 'RecordVersion', ...drill, regions: ['eu', 'us'], version: '4.1', why: 'before' },
        { type: 'RecordVersion', ...drill, regions: ['eu', 'us'], version: '4.2', why: 'now' },
        { type: 'BookDrill', ...drill, at },
      ],
      async isOver(setting) {
        const world = await see(setting, { environments: some(environments, ['production']) });
        const there = world.environments.production;
        runs = ['eu', 'us'].map((region) => there?.live.api?.[region]?.now?.version);
        return there?.drills?.api !== undefined;
      },
    });
    expect(taken).toEqual([
      'production forward eu api',
      'production forward us api',
      'production back us api',
      'production back eu api',
    ]);
    expect(runs).toEqual(['4.2', '4.2']);
  }),
);

test('what people brought live is watched once in each place, whenever it is killed', { timeout: 240_000 }, () =>
  whatever(async (_, kills) => {
    let seen: unknown;
    const { taken } = await lived([], {
      kills,
      company: () => ({ ...COMPANY, templates: [TEMPLATE], health: [RULES] }),
      prepare: [
        { ...PLAN, items: [{ service: 'api', version: '4.2' }], ...small } as Command,
        { type: 'RecordRelease', ...R, how: 'live', why: 'by hand' },
      ],
      async isOver(setting) {
        const ids = ['R-1-1/eu/api', 'R-1-1/us/api'];
        const world = await see(setting, { watches: some(watches, ids) });
        seen = ids.map((id) => world.watches[id]?.after);
        return ids.every((id) => world.watches[id] !== undefined);
      },
    });
    expect([taken, seen]).toEqual([[], ['by-hand', 'by-hand']]);
  }),
);
