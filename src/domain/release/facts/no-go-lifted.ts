import { fact } from '../../deciding/fact.ts';
import { listed, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, noGosOf, pauseOf } from '../release.ts';
import { stillPaused } from './still-paused.ts';
import { telling } from './telling.ts';

/** Whoever was against what has begun lets it go on. Nothing is restarted by that. */
export const noGoLifted = fact(releases, 'NoGoLifted')<{ by: string; at: string }>()({
  evolve(release, { by }) {
    if (!('rollout' in release)) return release;
    const { noGos = [], ...rollout } = release.rollout;
    const left = noGos.filter((n) => n.by !== by);
    return { ...release, rollout: { ...rollout, ...(left.length > 0 && { noGos: left }) } };
  },
  follows(lifted, release, world) {
    const { due, id, headline, crew, cause: of } = telling(lifted, release, world);
    const cause = `${of}/${lifted.by}/${lifted.at}`;
    const others = noGosOf(release).map((n) => users([n.by]));
    const so =
      others.length > 0
        ? say`That of ${listed(others)} stands.`
        : release.status === 'completed'
          ? say`It stays live.`
          : pauseOf(release)
            ? stillPaused(release)
            : say`${nameOf(release)} may go on; nothing was restarted.`;
    return [
      headline,
      due.note(id, cause, say`${users([lifted.by])} lifted the no-go. ${so}`, true),
      ...due.myTurn([...new Set(crew)], release.status === 'completed' ? undefined : cause, { urgent: true }),
    ];
  },
});
