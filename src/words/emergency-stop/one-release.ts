import { actions } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { verbOf } from '../../cards/allowed.ts';
import { allMoves } from '../../cards/moves.ts';
import { one } from '../../domain/deciding/reads.ts';
import { Checked } from '../../domain/release/clearing/checked.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf } from '../../domain/release/release.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import { idOf } from '../../reading/parts/release-id.ts';
import { tokensOf } from '../../reading/tokens.ts';
import { type Answer, type Ask, say, seeFor } from '../ask.ts';
import { noSuchRelease } from '../no-such-release.ts';

/** What stops one release, as its state allows. */
const STOPS = ['pause', 'rollback', 'cancel', 'stop-waiting'];

/** `/release stop R-5`, which is no reason: what stops that one alone is offered. Undefined where no release is named first. */
export async function oneRelease(rest: string, a: Ask): Promise<Answer | undefined> {
  const [first, next] = tokensOf({ text: rest, mentions: a.typed?.mentions ?? [] });
  const id = idOf(first?.low === 'release' ? next : first);
  if (!id) return undefined;
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return noSuchRelease(id);
  const world = await seeFor(a, surroundingsOf(release));
  const checked = new Checked(release, world);
  const moves = allMoves(checked, world);
  const stops = moves.filter((b) => STOPS.includes(verbOf(b)));
  const shown = stops.length > 0 ? stops : moves.filter((b) => verbOf(b) === 'show');
  const only = stops.length > 0 ? md`What stops it alone:` : md`Nothing of it can be stopped.`;
  return say(
    md`An emergency stop is of services and environments, such as \`/release emergency-stop ${release.items[0]?.service ?? ''} in ${release.environment} why\`, and not of one release. *${stateWord(checked.state)}* · *${nameOf(release)}* (${id}). ${only}`,
    ...actions(shown),
  );
}
