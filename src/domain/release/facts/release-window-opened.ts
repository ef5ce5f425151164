import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { telling } from './telling.ts';

/** `opens`: when what is in the way ends by itself, if it does; UTC ISO. */
type Data = { ready: boolean; opens?: string };

export const releaseWindowOpened = fact(releases, 'ReleaseWindowOpened')<Data>()({
  follows(opened, release, world) {
    const { due, id, headline, crew, cause } = telling(opened, release, world);
    const { ready, opens } = opened;
    const said = ready
      ? say`Ready to deploy: ${nameOf(release)}.`
      : say`The window is open, but ${nameOf(release)} can't deploy yet.`;
    return [
      headline,
      ...(opens ? [due.timer(`window/${cause}/${opens}`, opens, { type: 'OpenWindow', release: id })] : []),
      due.note(id, `${cause}/${world.now}`, said),
      ...due.myTurn(crew, `${cause}/${world.now}`, { urgent: true }),
    ];
  },
});
