import { md, when } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { spotOf } from '../../domain/environment/spot.ts';
import { locks } from '../../domain/lock/document.ts';
import { EVERY_SERVICE, heldAt } from '../../domain/lock/lock.ts';
import { spotWords } from '../../domain/lock/lock-words.ts';
import { KEEP_LONGER, LONGER } from '../../domain/lock/offers.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { answerTo, ask, say, seeFor } from '../ask.ts';
import { onClickOf } from '../of-another-version.ts';

/** [Keep it 1 h longer]: an hour more than the end that was shown beside it; once that was moved, it is only said until when. */
export const clickLonger = onClickOf(KEEP_LONGER, async ({ lock: id, until: told }, a) => {
  const { lock, now } = await seeFor(a, { lock: one(locks, id) });
  const held = lock && heldAt(lock, now);
  const spot = spotOf(id);
  if (held?.by !== a.person.id || held.until === undefined)
    return say(md`You hold no lock of ${spotWords(spot)} that ends.`);
  if (told !== undefined && held.until !== told)
    return say(md`You hold ${spotWords(spot)} until ${when(held.until)} already: that was moved since.`);
  const left = Math.ceil((Date.parse(held.until) - Date.parse(now)) / MINUTE_MS);
  const outcome = await ask(a, {
    type: 'ClaimLock',
    services: spot.service === EVERY_SERVICE ? [] : [spot.service],
    environments: [spot.environment],
    why: held.why,
    minutes: left + LONGER,
    // Clicked twice, it is one hour.
    claim: `longer/${held.until}`,
  });
  return answerTo(outcome, ({ after }) => {
    const until = after(locks, id).held?.until;
    return md`You hold ${spotWords(spot)}${until ? md` until ${when(until)}` : md``}.`;
  });
});
