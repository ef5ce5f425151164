import { type Release, rolloutOf, type Stage } from '../release.ts';
import type { Abandoned } from '../rollout/rollout-parts.ts';

/** A step that ran when others went back without it: nobody waits for it any more. */
export const cutOff = (stage: Stage): Stage =>
  stage.state === 'running' ? { ...stage, state: 'failed', how: 'stopped' } : stage;

/** What its pipeline says of it afterwards. `became`: how the step ended. */
export function leftHeard(release: Release, { stage }: Abandoned, became: Pick<Stage, 'state' | 'how'>): Release {
  const rollout = rolloutOf(release);
  if (!rollout?.left || !('rollout' in release)) return release;
  const left = rollout.left.map((s) => (isPartOf(s, stage) ? { ...without(s), ...became } : s));
  return { ...release, rollout: { ...rollout, left } };
}

const isPartOf = (left: Stage, { region, items }: Stage) =>
  left.how === 'stopped' &&
  left.region === region &&
  left.items.every((i) => items.some((o) => o.service === i.service));

const without = ({ how: _, ...stage }: Stage): Stage => stage;
