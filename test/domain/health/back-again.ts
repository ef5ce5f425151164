import { expect } from 'vitest';
import type { HealthPlan } from '../../../src/domain/company/health.ts';
import { missing, numbers } from '../../../src/domain/health/measurement.ts';
import type { Command } from '../../../src/domain/index.ts';
import { COMPANY, emptyWorld, Given, PLAN, running } from '../given.ts';
import { spoken } from '../spoken.ts';
import { errorsRule } from './rules.ts';
import { healthPlan, TEMPLATE } from './watching.ts';

const LOOKS = {
  good: { errors: numbers(0), of: numbers(1000) },
  bad: { errors: numbers(80), of: numbers(1000) },
  worse: { errors: numbers(90), of: numbers(1000) },
  gap: { errors: missing('unreached', 'the source did not answer within 10 s'), of: numbers(1000) },
};
export const R = { release: 'R-1' } as const;
export const time = (minute: number) => `2026-03-03T12:${String(minute).padStart(2, '0')}:00.000Z`;
export const release = (g: Given) => g.world.releases['R-1'] ?? expect.fail('there is no release');
/** What was found of its last rollout that has any. */
export const found = (g: Given) => release(g).foundAfter?.at(-1);
export const place = (g: Given, region = 'eu') => g.world.environments.production?.live.api?.[region]?.now;
/** All that its thread read, and what people were told. */
export const heard = (g: Given) =>
  g
    .follows()
    .flatMap(({ intent }) =>
      intent.kind === 'note' ? spoken(intent.note) : intent.kind === 'tell' ? spoken(intent.phrase) : [],
    )
    .join('\n');
export const pages = (g: Given) =>
  Object.values(g.world.pages).flatMap((p) => (p ? [`${p.status}: ${p.summary}`] : []));
export const open = (g: Given) =>
  Object.values(g.world.watches)
    .filter((w) => w && !w.over && w.after)
    .map((w) => w?.id);

const OURS = ['LookAfter', 'HeedAfter', 'ResolvePages', 'BeginWatch', 'HeedHealth'];
/** A command, and the timers that follow of it at once. */
export function go(g: Given, command: Command): Given {
  const before = g.facts.length;
  g.done(command);
  const facts = g.facts.length - before;
  for (const { intent } of facts > 0 ? g.follows(facts) : [])
    if (intent.kind === 'timer' && OURS.includes(intent.command.type)) go(g.by('gonogo'), intent.command as Command);
  return g;
}

/** Where 4.1 runs in eu and us; `plan`: how api is judged. */
export function company(plan: HealthPlan | undefined, regions = ['eu', 'us']): Given {
  const environments = COMPANY.environments.map((e) => ({ ...e, regions }));
  return new Given(emptyWorld())
    .put('environment', 'production', running({ api: { eu: '4.1', us: '4.1' } }))
    .company({ ...COMPANY, environments, templates: [TEMPLATE], health: plan ? [plan] : [] })
    .done({ ...PLAN, items: [{ service: 'api', version: '4.2' }], change: 'standard', template: 'small' })
    .at(time(0));
}
export const PLANNED = healthPlan([errorsRule({ consecutiveFailureLimit: 1, unknownLimit: 1 })], { soakMinutes: 20 });

export const report = (deployId: string, stage: string, n = 1): Command => ({
  ...{ type: 'ReportStage', ...R, deployId, stage, status: 'succeeded', n, message: '' },
});
/** 4.2 went to eu and was found bad: a person takes it back, which is done at 12:10. */
export function back(plan: HealthPlan | undefined): Given {
  const g = company(plan)
    .done({ type: 'StartDeploy', ...R })
    .at(time(5))
    .by('gonogo')
    .done(report('R-1-1', 'eu'));
  g.at(time(9))
    .by('UMANAGER')
    .done({ type: 'RollBack', ...R, why: 'errors' })
    .at(time(10))
    .by('gonogo');
  return go(g, report('R-1-2', 'eu'));
}
export function look(g: Given, minute: number, kind: keyof typeof LOOKS, watch = 'R-1-2/eu/api'): Given {
  const [from, to] = [time(minute), time(minute + 1)];
  return go(g.by('gonogo').at(to), { type: 'ObserveHealth', watch, from, to, got: { errors: LOOKS[kind] }, bases: {} });
}
export const looks = (g: Given, first: number, ...kinds: (keyof typeof LOOKS)[]) =>
  kinds.reduce((so, kind, i) => look(so, first + i, kind), g);
