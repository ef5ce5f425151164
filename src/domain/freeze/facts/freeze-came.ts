import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { openOnes } from '../../release/document.ts';
import { announced } from '../announced.ts';
import { freezes } from '../document.ts';
import { releasesHeld, shownBy } from '../held-releases.ts';
import { nextComing } from '../next-announcement.ts';
import { type FreezeSaid, saidIn } from '../said.ts';
import { underWayTold } from '../under-way.ts';

/** One of the manifests' begins. One that was over before it could be announced is not. */
export const freezeCame = fact(freezes, 'FreezeCame')<FreezeSaid>()({
  opens: ({ freeze: id, ...said }) => ({ v: 1, id, ...saidIn(said), by: said.by, status: 'recurring' }),
  reads: () => ({ openReleases: openOnes }),
  follows({ type }, freeze, world) {
    const { id, name, from, until } = freeze;
    if (until <= world.now) return nextComing(name, from, world);
    const held = releasesHeld(freeze, world);
    return [
      ...announced('frozen', `${id}/${type}/${from}`, freeze, world, { held }),
      ...shownBy(held, world),
      ...underWayTold(held, freeze, `${id}/${type}/${from}`, world),
      dueAt(world).timer(`over/${id}/${from}`, until, { type: 'AnnounceThaw', freeze: name, from }),
    ];
  },
});
