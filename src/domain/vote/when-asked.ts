import { noticeAt } from '../calendar/hours.ts';
import type { World } from '../deciding/world.ts';
import type { Delegations } from '../delegation/document.ts';
import { fewUsers } from '../few.ts';
import { at, listed, type Phrase, say } from '../phrase.ts';
import { askedOf } from './asked.ts';
import { byClosing } from './timers.ts';
import type { Vote } from './vote.ts';

const NAMED = 5;

/** "@sam and @lin were asked; @priya is asked Wed 04:30, after their quiet hours": of those whose answer a vote waits for, who was told now, and who will be. */
export function whoWasAsked(vote: Vote, world: Pick<World, 'now' | 'company' | 'people'> & Delegations): Phrase {
  const asked = Map.groupBy(askedOf(vote, world), (who) => noticeAt(who, byClosing(vote), world));
  const [now = [], later] = [asked.get(world.now), [...asked].filter(([when]) => when > world.now)];
  const then = later
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([when, who]) => say`${fewUsers(who, NAMED)} ${who.length === 1 ? 'is' : 'are'} asked ${at(when)}`);
  const told = now.length > 0 ? [say`${fewUsers(now, NAMED)} ${now.length === 1 ? 'was' : 'were'} asked`] : [];
  if (told.length + then.length === 0) return say`Nobody else has to be asked`;
  return then.length > 0 ? say`${listed([...told, ...then])}, after their quiet hours` : say`${listed(told)}`;
}
