import { verbOf } from '../cards/allowed.ts';
import { allMoves } from '../cards/moves.ts';
import { askedFor } from '../domain/asking/asking.ts';
import { askings } from '../domain/asking/document.ts';
import type { Offer } from '../domain/deciding/offer.ts';
import { one } from '../domain/deciding/reads.ts';
import { drillOffers, OF_DRILL } from '../domain/drill/about.ts';
import { drillDue, drillPlanFor } from '../domain/drill/due.ts';
import { environments } from '../domain/environment/document.ts';
import { drillWords } from '../domain/environment/drill-words.ts';
import { inItsWay } from '../domain/freeze/freezes-holding.ts';
import { keyOf } from '../domain/freeze/frozen-span.ts';
import { IN_ITS_WAY } from '../domain/freeze/held-releases.ts';
import { incidents } from '../domain/incident/document.ts';
import { newestOpening, verdictOf } from '../domain/incident/openings.ts';
import { outsideCause, verdictWords } from '../domain/incident/words.ts';
import { offersOf } from '../domain/intents/due.ts';
import { locks } from '../domain/lock/document.ts';
import { heldAt } from '../domain/lock/lock.ts';
import { lockWords, spotWords } from '../domain/lock/lock-words.ts';
import { KEEP_LONGER } from '../domain/lock/offers.ts';
import { takerWords } from '../domain/page/calls.ts';
import { pages } from '../domain/page/document.ts';
import { isWaiting } from '../domain/page/page.ts';
import { isMember } from '../domain/people/members.ts';
import { at, say, users } from '../domain/phrase.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import { surroundingsOf } from '../domain/release/clearing/surroundings.ts';
import { releases, runningOnes } from '../domain/release/document.ts';
import { isOver } from '../domain/release/release.ts';
import { OUTCOME_WORDS } from '../domain/vote/closing/outcome-words.ts';
import { votes } from '../domain/vote/document.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { type Became, type Becomes, ofFreezeInTheWay, ofOwner, ofVotes, standsNow } from './became.ts';

/** What became of an offer to somebody; undefined while it can be taken, and of what only shows something. */
export const became = async (
  { verb, about = '' }: Offer,
  user: string,
  setting: Setting,
): Promise<Became | undefined> => OF_VERBS.get(verb)?.({ verb, about, user }, setting);

const ofPage: Becomes = async ({ about }, setting) => {
  const { page } = await see(setting, { page: one(pages, about) });
  if (!page || isWaiting(page)) return undefined;
  return page.status === 'acknowledged'
    ? { said: say`${takerWords(page.taker)} has it.`, final: false }
    : { said: say`It is over.`, final: true };
};

export const ofVote: Becomes = async ({ about }, setting) => {
  const { vote } = await see(setting, { vote: one(votes, about) });
  if (vote?.status !== 'closed') return undefined;
  const { release } = await see(setting, { release: one(releases, vote.release) });
  // It may be opened again, as long as its release goes on.
  const final = release !== undefined && isOver(release);
  return { said: say`The vote closed ${at(vote.closedAt)} with ${OUTCOME_WORDS[vote.outcome]}.`, final };
};

/** Whoever holds it may release it; in place of somebody who is gone, those who were asked. */
const ofLock: Becomes = async ({ about, user }, setting) => {
  const { lock, people, now } = await see(setting, { lock: one(locks, about) });
  if (!lock || lock.unreadable) return undefined;
  const held = heldAt(lock, now);
  if (!held) return { said: say`${spotWords(lock)} is not locked any more.`, final: true };
  return held.by === user || !isMember(people, held.by) ? undefined : { said: say`${lockWords(lock)}`, final: true };
};

/** `about`: with the end that they were told of, which they, or somebody in another message, may have moved. */
const ofLockEnd: Becomes = async ({ about, user, verb }, setting) => {
  const { lock, until: told } = KEEP_LONGER.read(about) ?? { lock: about };
  const over = await ofLock({ about: lock, user, verb }, setting);
  const held = over ? undefined : (await see(setting, { lock: one(locks, lock) })).lock?.held;
  if (!held || told === undefined || held.until === told) return over;
  const said = held.until === undefined ? say`It now lasts until it is released.` : say`It now ends ${at(held.until)}.`;
  return { said, final: true, corrects: true };
};

/** Until somebody begins it, or it is not owed any more: the next reminder is another message. */
const ofDrill: Becomes = async ({ about }, setting) => {
  const of = OF_DRILL.read(about);
  if (!of) return undefined;
  const { service, environment } = of;
  const world = await see(setting, { runs: one(environments, environment), runningReleases: runningOnes });
  const drill = world.runningReleases.find((r) => r.drill && drillOffers(r).includes(offersOf(about)));
  if (drill) return { said: say`It is under way (${drill.id}).`, final: false };
  const plan = drillPlanFor(world.company, service, environment);
  if (plan && drillDue(plan, world.runs, world).overdue) return undefined;
  const last = plan && drillWords(world.runs, service, world.now);
  return { said: last ? say`It is done: ${last}.` : say`Nobody asks for it any more.`, final: true };
};

/** Others may know better later, and say so where it is shown. */
const ofIncident: Becomes = async ({ about }, setting) => {
  const { incident } = await see(setting, { incident: one(incidents, about) });
  if (incident?.joined !== undefined) return { said: say`It turned out to be ${incident.joined}.`, final: true };
  const opening = incident && newestOpening(incident);
  const verdict = incident && verdictOf(incident, opening);
  return verdict && { said: say`It was ${verdictWords(verdict, outsideCause(opening, verdict))}.`, final: true };
};

/** Who has taken it on may have closed the dialog that came: for them it stays, where one comes. */
const ofAsking: Becomes = async ({ about, user }, setting) => {
  const { asking, now } = await see(setting, { asking: one(askings, about) });
  const theirs = asking?.taken?.by === user && askedFor(asking)?.label.endsWith('…');
  if (asking?.taken && !theirs) return { said: say`${users([asking.taken.by])} sees to it.`, final: true };
  return asking?.ends !== undefined && asking.ends <= now ? { said: say`It is over.`, final: true } : undefined;
};

/** As long as its card has the same button. */
const ofRelease: Becomes = async ({ verb, about }, setting) => {
  const { release } = await see(setting, { release: one(releases, about) });
  if (!release) return undefined;
  const world = await see(setting, surroundingsOf(release));
  const has = allMoves(new Checked(release, world), world).some((b) => verbOf(b) === verb);
  return has ? undefined : standsNow(about, setting);
};

/** As long as a freeze holds it, or will in a window of its; the one behind the @, where one stands there. */
const ofPass: Becomes = async ({ verb, about, user }, setting) => {
  const { release: id, freeze: named } = IN_ITS_WAY.read(about) ?? { release: about };
  const asked = { verb, about: id, user };
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release || isOver(release)) return ofRelease(asked, setting);
  const ahead = inItsWay(release, await see(setting, surroundingsOf(release)));
  if (named === undefined) return ahead.length > 0 ? undefined : ofRelease(asked, setting);
  return ahead.some((f) => keyOf(f) === named) ? undefined : ofFreezeInTheWay({ ...asked, about }, setting);
};

const OF_VERBS: ReadonlyMap<string, Becomes> = new Map([
  ['have-it', ofPage],
  ['review', ofVote],
  ['unlock', ofLock],
  ['lock-longer', ofLockEnd],
  ['drill-ask', ofDrill],
  ['incident', ofIncident],
  ['take-on', ofAsking],
  ['deploy', ofRelease],
  ['rollback', ofRelease],
  ['override', ofVotes],
  ['hand-over', ofOwner],
  ['pass', ofPass],
  ['move-away', ofFreezeInTheWay],
  ['ask-pass', ofFreezeInTheWay],
  ['stop-waiting', ofRelease],
]);
