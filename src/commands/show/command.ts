import { detailsCard } from '../../cards/details.ts';
import { voteOf } from '../../domain/release/release.ts';
import { lookFor, type OnClick, type OnCommand, OPEN } from '../ask.ts';
import { findRelease } from '../find.ts';

/** `/release show [what]` and [Details]: one release with its checks and its vote. */
export const show: OnCommand = async (rest, a) => {
  const found = await findRelease(rest, a, 'show');
  if ('answer' in found) return found.answer;
  const { release } = found;
  const vote = voteOf(release);
  const world = await lookFor(a, { ...OPEN, docs: vote ? [`vote/${vote}`] : [] });
  return { say: detailsCard(release, vote ? world.votes[vote] : undefined, world) };
};

export const clickShow: OnClick = (about, a) => show(about, a);
