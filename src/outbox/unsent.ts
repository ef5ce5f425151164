import { oneIf } from '../domain/deciding/reads.ts';
import { managers } from '../domain/people/may.ts';
import { type Phrase, say, user } from '../domain/phrase.ts';
import { releases } from '../domain/release/document.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import type { Errand, NewErrand } from '../store/store.ts';
import { tell } from './context.ts';

/** What is told, and to whom, when something could not be sent: nothing that somebody is asked or told is given up silently. */

/** What tells of a failure, and fails itself, is told to nobody: it would go round in circles. */
const OF_FAILURE = 'given-up/';

type Failed = { setting: Setting; errand: Errand; why: string; release?: string | undefined };

/** A message to a channel: whoever owns the release hears, or a release manager. */
export async function toldUnsent({ setting, errand, why, release }: Failed): Promise<NewErrand[]> {
  if (errand.key.includes(OF_FAILURE)) return [];
  const where = errand.lane.replace(/^channel\//, '#');
  const what = release ? `the news of ${release}` : 'a message';
  const owners = await ownersOf(setting, release);
  return owners.map((o) => tellFailure(setting, o, errand.key, say`I couldn't post ${what} to ${where}: ${why}`));
}

/** A message to one person: somebody else hears, once a day, that they are not reached. What it says stays between me and them. */
export async function unreached(person: string, { setting, errand, why, release }: Failed): Promise<NewErrand[]> {
  if (errand.key.includes(OF_FAILURE)) return [];
  const others = (await ownersOf(setting, release)).filter((o) => o !== person);
  const heard = others.length > 0 ? others : (await managersOf(setting)).filter((m) => m !== person).slice(0, 1);
  const what = release ? `what waits for them in ${release}` : 'what waits for them';
  const told = say`I couldn't tell ${user(person)} ${what}: ${why}. Ask them another way, or let somebody else do it.`;
  return heard.map((o) => tellFailure(setting, o, `${person}/${setting.now().slice(0, 10)}`, told));
}

/** A message that can't be brought up to date any more: its owner hears once a day what keeps it. */
export async function outdated({ setting, errand, why, release }: Failed): Promise<NewErrand[]> {
  const day = setting.now().slice(0, 10);
  const shown = release ? say`What its message shows is old; \`/release show ${release}\` has it as it is.` : [];
  const told = say`I couldn't bring the message of ${release ?? 'something'} up to date: ${why}. ${shown}`;
  return (await ownersOf(setting, release)).map((o) => tellFailure(setting, o, `${errand.key}/${day}`, told));
}

const tellFailure = (setting: Setting, person: string, cause: string, phrase: Phrase) =>
  tell(setting, person, `${OF_FAILURE}${cause}`, phrase);

/** Whom to tell of a release: its owner, or of none a release manager. */
export async function ownersOf(setting: Setting, release: string | undefined): Promise<string[]> {
  const world = await see(setting, { release: oneIf(releases, release) });
  return world.release ? [world.release.owner] : managers(world).slice(0, 1);
}

const managersOf = async (setting: Setting) => managers(await see(setting, {}));
