import { environmentNamed } from '../../company/services.ts';
import { fact } from '../../deciding/fact.ts';
import { gateReads, gatesOf, inTheWay } from '../../gates/index.ts';
import { listed, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { stateOf } from '../state.ts';
import { stateWord } from '../state-words.ts';
import { telling } from './telling.ts';
import { windowTimer } from './window-timer.ts';

/** `opens`: when what is in the way ends by itself, if it does; UTC ISO. */
type Data = { ready: boolean; opens?: string };

export const releaseWindowOpened = fact(releases, 'ReleaseWindowOpened')<Data>()({
  reads: (_, release) => gateReads(release),
  follows(opened, release, world) {
    const { due, id, headline, crew, cause } = telling(opened, release, world);
    const { ready, opens } = opened;
    const closed = inTheWay(gatesOf(release, world));
    const why = listed(closed.map((g) => g.saw));
    const said = ready
      ? say`Ready to deploy: ${nameOf(release)}.`
      : say`${stateWord(stateOf(release, world))}: the window is open, but ${nameOf(release)} can't deploy yet: ${why}.`;
    const itself = ready && environmentNamed(world.company, release.environment)?.startsByItself;
    return [
      headline,
      ...(itself ? [due.timer(`begin/${cause}/${world.now}`, world.now, { type: 'BeginByItself', release: id })] : []),
      ...(opens ? [windowTimer(release, world, opens)] : []),
      due.note(id, `${cause}/${world.now}`, said),
      ...due.myTurn(crew, `${cause}/${world.now}`, { urgent: true }),
    ];
  },
});
