import { fact } from '../../deciding/fact.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import { pictured } from '../../intents/of-steps.ts';
import { type Phrase, say } from '../../phrase.ts';
import { watches } from '../document.ts';
import type { Look } from '../look.ts';
import { nextAt } from '../pace.ts';
import { standsWords } from '../said.ts';
import { type Conclusion, type KnownBase, looked, type Watch } from '../watch.ts';
import { measuring } from './measuring.ts';
import { wouldWait } from './would-wait.ts';

/** One look at all rules of a watch. `concludes`: what they come to now; `was`: before; `waits`: its step has gone on, since they are only tried, and this is why it would have had to wait. */
type Data = {
  to: string;
  looks: Record<string, Look>;
  bases: Record<string, KnownBase>;
  at: string;
  concludes: Conclusion;
  was: Conclusion;
  waits?: Phrase;
};

export const healthObserved = fact(watches, 'HealthObserved')<Data>()({
  evolve: (watch, { to, looks, bases, concludes }) => ({ ...looked(watch, to, looks, bases), concluded: concludes }),
  follows({ concludes, was, to, waits }, watch, world) {
    const next = [
      measuring(watch, nextAt(watch, world.now)),
      dueAt(world).edit(headlineOf(watch.release)),
      ...(waits === undefined ? [] : wouldWait(watch, waits, world)),
    ];
    if (concludes === was) return next;
    const shown =
      concludes === 'unhealthy' || concludes === 'unknown' ? [pictured(watch.id, concludes, world.now)] : [];
    return [...next, ...shown, ...(watch.plan.dry ? wouldHave(watch, to, world) : heeded(watch, world))];
  },
});

/** What a change of mind leads to is decided about the release. */
function heeded({ id, release, rollout, stage, after }: Watch, world: Parameters<typeof dueAt>[0] & { now: string }) {
  if (after) return [dueAt(world).timer(`heed/${id}`, world.now, { type: 'HeedAfter', watch: id }, 'latest')];
  return [dueAt(world).timer(`heed/${id}`, world.now, { type: 'HeedHealth', release, rollout, stage }, 'latest')];
}

/** In dry mode the thread says what would have been done. */
function wouldHave(watch: Watch, to: string, world: Parameters<typeof dueAt>[0]) {
  const would = {
    'roll-back': 'would have been rolled back',
    ask: 'would have asked whether to roll back',
    pause: 'would have been paused',
  }[watch.plan.onUnhealthy];
  const { concluded, release, stage, service } = watch;
  if (concluded !== 'unhealthy' && concluded !== 'unknown') return [];
  const said = say`Only tried (dry): step ${stage} ${concluded === 'unhealthy' ? would : 'would have been paused'}. ${service}: ${standsWords(watch)}`;
  return [dueAt(world).note(release, `dry/${watch.id}/${to}`, said)];
}
