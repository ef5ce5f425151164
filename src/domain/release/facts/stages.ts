import { type Phrase, say } from '../../phrase.ts';
import { type Hold, pauseOf, type Release, type Stage } from '../release.ts';
import { pausedBefore } from '../rollout/paused-before.ts';

/** A release with one of its steps changed. `isSeen`: its target tells of it, so that it is in sight. */
export function withStage(
  release: Release,
  name: string,
  change: Partial<Stage>,
  isSeen = change.heardAt !== undefined,
): Release {
  if (!('rollout' in release)) return release;
  const isOver = change.state !== undefined && change.state !== 'running';
  const before = whatStays(change, isOver, isSeen);
  const stages = release.rollout.stages.map((s) => (s.name === name ? { ...before(s), ...change } : s));
  const { held } = release.rollout;
  // A step that ended is not paused any more, whatever held it.
  const ended = held?.paused === name && isOver;
  return { ...release, rollout: { ...release.rollout, stages, ...(ended && { held: unpaused(held) }) } };
}

/** What of a step stays as it was where that is changed. */
function whatStays({ doubt, passed }: Partial<Stage>, isOver: boolean, isSeen: boolean): (s: Stage) => Stage {
  if (doubt) return unproved;
  if (isOver) return withoutMoves;
  if (passed) return withoutDoubt;
  return isSeen ? seen : (s) => s;
}

/** The same hold, of which no step is stopped in its middle any more. */
export const unpaused = ({ paused: _, ...held }: Hold): Hold => held;

/** What becomes of the rest where the step that runs can't be paused. */
export function nextWaits(release: Release): Phrase {
  const what = pausedBefore(release);
  if (what && 'step' in what) return say`the next one waits`;
  return what && pauseOf(release) ? say`it does not go on to ${what.on}` : say`no other one follows it`;
}

/** One that was proved, or passed by somebody, is judged anew. */
const unproved = ({ passed: _, finishedAt: __, ...stage }: Stage): Stage => stage;

/** What has ended does not stand still. */
const withoutMoves = ({ movedAt: _, nudgedAt: __, ...stage }: Stage): Stage => seen(stage);

/** What is heard of is seen again. */
const seen = ({ unseen: _, ...stage }: Stage): Stage => stage;

/** What somebody goes on with is in doubt no longer. */
const withoutDoubt = ({ doubt: _, ...stage }: Stage): Stage => stage;

/** What each report tells of a step beside how far it is. `url`: of its run; where a later report has none, the one before stays. */
export type StageHeard = { n: number; at: string; url?: string; text: { note: string } };
export const asHeard = ({ n, at, url, text }: StageHeard): Partial<Stage> => ({
  n,
  note: text.note,
  heardAt: at,
  ...(url && { url }),
});
