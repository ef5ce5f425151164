import { placeAt } from '../../../src/domain/environment/environment.ts';
import type { Command } from '../../../src/domain/index.ts';
import { approved, type Given, go, PLAN, running } from '../given.ts';

export const deploy = (release = 'R-1'): Command => ({ type: 'StartDeploy', release });
export const report = (
  status: 'accepted' | 'running' | 'succeeded' | 'failed',
  stage = 'eu',
  n = 1,
  deployId = 'R-1-1',
  more: { url?: string; percent?: number; message?: string; unchanged?: boolean } = {},
): Command => ({
  type: 'ReportStage',
  release: deployId.slice(0, deployId.lastIndexOf('-')),
  deployId,
  stage,
  status,
  n,
  message: '',
  ...more,
});
export const rollBack = (more: Partial<Extract<Command, { type: 'RollBack' }>> = {}): Command => ({
  type: 'RollBack',
  release: 'R-1',
  why: 'errors',
  ...more,
});
export const record = (version: string, regions: string[], service = 'api'): Command => ({
  type: 'RecordVersion',
  environment: 'production',
  service,
  regions,
  version,
  why: 'the pipeline is dead',
});
export const live = (n: number): Command[] => [
  report('succeeded', 'eu', 9, `R-${n}-1`),
  report('succeeded', 'us', 9, `R-${n}-1`),
];
export const at = (g: Given, service: string, region: string) =>
  placeAt(g.world.environments.production, service, region);
export const status = (g: Given, id = 'R-1') => g.world.releases[id]?.status;

/** One more release of some services, approved, in the window of the first. */
export function next(g: Given, items: { service: string; version: string }[]): Given {
  const n = Object.keys(g.world.releases).length + 1;
  const vote = { ...go, release: `R-${n}`, vote: `R-${n}/v1` };
  g.by('UMANAGER')
    .at('2026-03-03T11:00:00.000Z')
    .done({ ...PLAN, items }, { type: 'OpenVote', release: `R-${n}` });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) g.by(voter).done(vote);
  return g.by('UMANAGER').at(`2026-03-03T12:${String(10 * (n - 1)).padStart(2, '0')}:00.000Z`);
}
export const api = (version: string) => [{ service: 'api', version }];
export const known = () =>
  approved().put(
    'environment',
    'production',
    running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } }),
  );

/** R-1 is live in both regions, where older versions ran before. */
export const wentLive = () =>
  known()
    .done(deploy())
    .by('gonogo')
    .done(...live(1))
    .by('UMANAGER');
/** R-1 was live in both regions, and goes back. */
export const goingBack = () => wentLive().done(rollBack()).by('gonogo');

export const releaseOf = (g: ReturnType<typeof known>) => {
  const release = g.world.releases['R-1'];
  if (!release) throw new Error('it was not planned');
  return release;
};
