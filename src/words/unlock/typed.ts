import { md } from '../../blocks/mrkdwn.ts';
import { shortened } from '../../blocks/text.ts';
import { lockSections } from '../../cards/locks.ts';
import { one } from '../../domain/deciding/reads.ts';
import { spotOf } from '../../domain/environment/spot.ts';
import { heldOnes, locks } from '../../domain/lock/document.ts';
import { isHeld, type Lock } from '../../domain/lock/lock.ts';
import { spotsWords, spotWords } from '../../domain/lock/lock-words.ts';
import { spots } from '../../reading/parts/spots.ts';
import { said } from '../../reading/parts/words.ts';
import { type Answer, type Ask, answerTo, ask, type OnClick, say, seeFor } from '../ask.ts';
import { isMarked, noService } from '../no-service.ts';
import { sentence } from '../sentence.ts';

/** All of one's own. */
const ALL = ['everything', 'everywhere', 'all', 'mine', 'all mine', 'all of mine', 'my locks', 'all my locks'];

/** Beside which one's only lock is the one that is meant. */
const SAYS_NO_MORE = /^(?:it|this|that|mine|(?:my|the|this)(?: own)? lock)(?: (?:now|again|please))*$/i;

/** `/release unlock [service] [environment] [because why]`: one's own at once; another's is shown, and asked about. */
export const typed = sentence(
  { parts: { spots, everything: said(...ALL) }, why: 'free' },
  async ({ spots: { services, environments }, everything, why }, a) => {
    const world = await seeFor(a, { locks: heldOnes });
    const held = world.locks.filter((l) => isHeld(l, world.now));
    if (held.length === 0) return say(md`Nobody holds a lock.`);
    const named = everything || services.length + environments.length > 0;
    const meant = held.filter((l) => isMeant(l, services, environments));
    const mine = meant.filter((l) => l.held?.by === a.person.id);
    const [only, other] = mine;
    const unknown = noService(why, a, named);
    if (unknown) return unknown;
    // “unlock wibble”: a reason for the only one, or the name of another.
    const isOnly = only && !other && (why === '' || SAYS_NO_MORE.test(why) || isMarked(why, a));
    if (mine.length > 0 && (named || isOnly)) return released(mine, why, a);
    const shown = mine.length > 0 ? mine : meant;
    const which =
      only && !other ? md`“${shortened(why, 40)}” is the name of nothing here. Is it this one?` : md`Which of yours?`;
    if (shown.length > 0)
      return say(mine.length > 0 ? which : md`You hold none there. Others do:`, ...lockSections(shown, a.person.id));
    return say(md`Nobody holds a lock there. Held are:`, ...lockSections(held, a.person.id));
  },
);

const isMeant = (lock: Lock, services: string[], environments: string[]) =>
  (environments.length === 0 || environments.includes(lock.environment)) &&
  // A service does not mean the whole environment around it.
  (services.length === 0 || services.includes(lock.service));

async function released(meant: Lock[], why: string, a: Ask): Promise<Answer> {
  const outcome = await ask(a, { type: 'ReleaseLocks', locks: meant.map((l) => l.id), why });
  return answerTo(
    outcome,
    () => md`Released: ${spotsWords(meant)}. Others may deploy there again; nothing was started.`,
  );
}

/** [Release it]. */
export const clickUnlock: OnClick = async (id, a) => {
  const { lock } = await seeFor(a, { lock: one(locks, id) });
  const outcome = await ask(a, { type: 'ReleaseLocks', locks: [id], why: '' });
  const holder = lock?.held?.by;
  return answerTo(
    outcome,
    () =>
      md`Released: ${spotWords(spotOf(id))}. Others may deploy there again; nothing was started.${holder && holder !== a.person.id ? md` ${{ user: holder }} was told.` : md``}`,
  );
};
