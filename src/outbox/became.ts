import { one, oneIf } from '../domain/deciding/reads.ts';
import { freezes } from '../domain/freeze/document.ts';
import { IN_ITS_WAY, stillHits } from '../domain/freeze/held-releases.ts';
import { isMember } from '../domain/people/members.ts';
import { type Phrase, say, users } from '../domain/phrase.ts';
import { isAhead } from '../domain/release/ahead.ts';
import { Checked } from '../domain/release/clearing/checked.ts';
import { surroundingsOf } from '../domain/release/clearing/surroundings.ts';
import { releases } from '../domain/release/document.ts';
import { isOver, nameOf } from '../domain/release/release.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { votes } from '../domain/vote/document.ts';
import { nobodyLeft } from '../domain/vote/nobody-left.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';

/** Why there is nothing left to be done with what was offered; `final`: nor will there be again. `corrects`: what was told with it is otherwise now, whatever else can be done. */
export type Became = { said: Phrase; final: boolean; corrects?: true };
type Asked = { verb: string; about: string; user: string };
export type Becomes = (asked: Asked, setting: Setting) => Promise<Became | undefined>;

/** How a release stands that nothing is offered of. */
export async function standsNow(id: string, setting: Setting): Promise<Became | undefined> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return undefined;
  const { state } = new Checked(release, await see(setting, surroundingsOf(release)));
  return { said: say`${nameOf(release)} (${id}) now: ${stateWord(state)}.`, final: isOver(release) };
}

/** Votes that nobody is left to answer are passed, as long as that is so, and they have not cleared it. */
export const ofVotes: Becomes = async ({ about }, setting) => {
  const { release } = await see(setting, { release: one(releases, about) });
  if (release?.status === 'rejected') return undefined;
  if (release?.status !== 'voting') return standsNow(about, setting);
  const world = await see(setting, { vote: one(votes, release.vote) });
  const isLost = !world.vote || nobodyLeft(world.vote, world).length > 0;
  return isLost ? undefined : { said: say`Enough people can answer again: the vote can pass.`, final: false };
};

/** Until somebody who counts owns it, and has offered it to nobody who does not. */
export const ofOwner: Becomes = async ({ about }, setting) => {
  const { release, people } = await see(setting, { release: one(releases, about) });
  if (!release || isOver(release)) return standsNow(about, setting);
  const { owner, handOver } = release;
  const isLeft = !isMember(people, owner) || (handOver !== undefined && !isMember(people, handOver.to));
  return isLeft ? undefined : { said: say`${users([owner])} owns ${about}.`, final: false };
};

/** As long as the freeze behind the @ keeps it from its time. */
export const ofFreezeInTheWay: Becomes = async ({ about }, setting) => {
  const { release: id, freeze: named } = IN_ITS_WAY.read(about) ?? { release: about };
  const { release, freeze, now } = await see(setting, { release: one(releases, id), freeze: oneIf(freezes, named) });
  if (!release) return undefined;
  if (freeze && stillHits(release, freeze, now)) return undefined;
  return isAhead(release)
    ? { said: say`That does not keep it from its time any more.`, final: freeze?.status !== 'declared' }
    : standsNow(id, setting);
};
