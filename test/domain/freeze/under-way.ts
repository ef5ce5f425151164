import type { DeclareFreeze } from '../../../src/domain/freeze/declare-freeze.ts';
import type { Given } from '../given.ts';

export const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
export const freeze: DeclareFreeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sale',
  scope: { services: [], environments: [] },
  from: '2026-03-03T12:00:00.000Z',
  until: '2026-03-03T14:00:00.000Z',
};
export const report = (stage: string, deployId = 'R-1-1') =>
  ({ type: 'ReportStage', release: 'R-1', deployId, stage, status: 'succeeded', n: 1, message: '' }) as const;
export const intents = (g: Given, last = 1) => g.follows(last).map((d) => d.intent);
export const timers = (g: Given, last = 1) =>
  g
    .follows(last)
    .flatMap((d) => (d.intent.kind === 'timer' ? [`${d.intent.command.type} ${d.dueAt.slice(11, 16)}`] : []));
