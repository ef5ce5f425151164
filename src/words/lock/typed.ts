import { actions, button, fitsButton } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { beginning } from '../../blocks/text.ts';
import { MOST_WHY } from '../../blocks/whole.ts';
import type { Company } from '../../domain/company/company.ts';
import type { Refusal } from '../../domain/deciding/decision.ts';
import { claimLock } from '../../domain/lock/claim-lock.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { endInReason } from '../../reading/end-in-reason.ts';
import { spots } from '../../reading/parts/spots.ts';
import { type Ending, ending, minutesOf } from '../../reading/parts/times.ts';
import { said } from '../../reading/parts/words.ts';
import { isTakenBack } from '../../replies/reason.ts';
import { MINUTE_MS } from '../../time/instants.ts';
import { writeLength } from '../../time/typed/index.ts';
import { type Ask, ask, refusalMessage, say, seeFor } from '../ask.ts';
import { type Favour, inTheirZone, orAsk } from '../asking.ts';
import { noService } from '../no-service.ts';
import { contextOf, sentence } from '../sentence.ts';
import { locked } from './answer.ts';
import { lockModal } from './modal.ts';
import { TAKE_OVER, TAKING, type Terms } from './take-over.ts';

/** `/release lock checkout-api production why [for 1h]`: at once where it says all, otherwise a dialog with what was typed. */
export const typed = sentence(
  { parts: { spots, everything: said('everything', 'everywhere'), ending }, why: 'free', lasts: 'ends' },
  async (typed, a) => {
    const world = await seeFor(a, {});
    const no = forbidden(world, claimLock.takes, phrase`lock anything`);
    const { services } = typed.spots;
    const where = whereOf({ ...typed.spots, everything: typed.everything }, world.company);
    const { why, ending: ends } = typed;
    // `hold cancel`, as others' bots take one away.
    if (isTakenBack(why)) return released([...services, ...where].join(' '));
    if (no) return orAsk(no, askedLock([...services, ...where].join(', '), why, ends, a), world, a);
    const minutes = ends && minutesOf(ends, world.now);
    const isWhole = typed.everything || services.length + typed.spots.environments.length > 0;
    const isSaid = isWhole && where.length > 0 && why !== '';
    const unknown = noService(why, a, isSaid);
    if (unknown) return unknown;
    if (!isSaid) return { modal: lockModal({ services, where, why, minutes }, world.company) };
    const asked = { services, environments: where, why, ...(minutes !== undefined && { minutes }) };
    const outcome = await ask(a, { type: 'ClaimLock', ...asked });
    if (!outcome.ok) return { say: refusalMessage(asTyped(outcome.refusal, asked)) };
    const perhaps = minutes === undefined ? endInReason(why, contextOf(a)) : undefined;
    const scope = [...services, ...where].join(', ');
    const sentence = perhaps && `lock ${scope} ${perhaps.end} because ${perhaps.why}`;
    return {
      say: locked(outcome, asked, {
        read: typed.endsReason,
        ...(perhaps && sentence && fitsButton(sentence) && { perhaps: { end: perhaps.end, sentence } }),
      }),
    };
  },
);

/** What takes a lock away, a click away. */
const released = (scope: string) => {
  const sentence = `unlock ${scope}`.trim();
  return say(
    md`A lock is taken away by \`/release unlock\`. Nothing was locked.`,
    ...actions(fitsButton(sentence) ? [button(sentence, 'again', sentence)] : []),
  );
};

/** Whoever takes it over instead need not say again why, as far as a button carries it, and for how long. */
const asTyped = ({ offers = [], ...refusal }: Refusal, { why, minutes }: Terms): Refusal => ({
  ...refusal,
  offers: offers.map((o) => {
    const about = { lock: o.about ?? '', minutes, why: beginning(why, MOST_WHY) };
    return o.verb === TAKE_OVER ? { ...o, about: TAKING.write(about) } : o;
  }),
});

/** As it is asked of others: a length counts from when they lock it. */
function askedLock(scope: string, why: string, ends: Ending | undefined, a: Ask): Favour {
  const end = !ends
    ? ''
    : 'minutes' in ends
      ? `for ${writeLength(ends.minutes * MINUTE_MS)}`
      : `until ${inTheirZone(ends.until, a)}`;
  const about = ['lock', scope, end, why && `because ${why}`].filter((p) => p !== '').join(' ');
  return { verb: 'again', about, ...(ends && 'until' in ends && { ends: ends.until }) };
}

/** Nothing named is everywhere if everything is meant; of a service, the only place there is. */
function whereOf(
  { services, environments, everything }: { services: string[]; environments: string[]; everything: boolean },
  company: Company,
) {
  if (environments.length > 0) return environments;
  const all = company.environments.map((e) => e.name);
  return (everything && services.length === 0) || all.length === 1 ? all : [];
}
