import type { Release, Stage } from '../release.ts';

/** A release with one of its steps changed. */
export function withStage(release: Release, name: string, change: Partial<Stage>): Release {
  if (!('rollout' in release)) return release;
  const isOver = change.state !== undefined && change.state !== 'running';
  const stages = release.rollout.stages.map((s) =>
    s.name === name ? { ...(isOver ? withoutMoves(s) : s), ...change } : s,
  );
  const { held } = release.rollout;
  // A step that ended is not paused any more, whatever held it.
  const ended = held?.paused === name && isOver;
  return {
    ...release,
    rollout: { ...release.rollout, stages, ...(ended && { held: { freeze: held.freeze, until: held.until } }) },
  };
}

/** What has ended does not stand still. */
const withoutMoves = ({ movedAt: _, nudgedAt: __, ...stage }: Stage): Stage => stage;

/** What each report tells of a step beside how far it is. `url`: of its run; where a later report has none, the one before stays. */
export type StageHeard = { n: number; at: string; url?: string; text: { note: string } };
export const heard = ({ n, at, url, text }: StageHeard): Partial<Stage> => ({
  n,
  note: text.note,
  heardAt: at,
  ...(url && { url }),
});
