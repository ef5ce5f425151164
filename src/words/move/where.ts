import { actions, button, fitsButton } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { placesIn, routeWords } from '../../domain/release/planning/route.ts';
import { itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import type { WhichReleases } from '../../reading/parts/release.ts';
import type { TypedTime } from '../../reading/times.ts';
import { type Answer, type Ask, say, seeFor } from '../ask.ts';
import { type Acts, findRelease } from '../finding/find.ts';

type Said = { release: WhichReleases; between: { from: string; to: string } | undefined; when: TypedTime };

/**
 * “move R-3 from staging to production”, “move R-3 to production”: moving is about time, and where it goes has several meanings, so each is offered.
 * Nothing where no other place was said.
 */
export async function toAnotherPlace(
  { release: which, between, when }: Said,
  a: Ask,
  acts: Acts,
): Promise<Answer | undefined> {
  const [named] = which.environments;
  const to = between?.to ?? (which.id ? named : undefined);
  if (to === undefined) return undefined;
  const release = which.id ? (await seeFor(a, { release: one(releases, which.id) })).release : undefined;
  if (which.id && !between) return release && !placesIn(release).includes(to) ? offered(release, to, when) : undefined;
  if (release) return offered(release, to, when);
  const found = await findRelease({ ...which, environments: between ? [between.from] : [] }, a, 'move', acts);
  return 'release' in found ? offered(found.release, to, when) : found.answer;
}

function offered(release: Release, to: string, { said }: TypedTime): Answer {
  const { id, items } = release;
  const move = button('Move…', 'move', id);
  if (placesIn(release).includes(to))
    return say(
      md`*${nameOf(release)}* (${id}) goes through ${routeWords(release)} already. Moving it is about when.`,
      ...actions([move]),
    );
  const planned = `new ${itemsOf(items)} to ${to} ${said}`.trim();
  return say(
    md`*${nameOf(release)}* (${id}) goes to ${release.environment}. Moving it is about when; where it goes is edited, and to ${to} as well it is planned for there.`,
    ...actions([
      button('Edit where…', 'edit', id),
      ...(fitsButton(planned) ? [button(`Plan it for ${to} too…`, 'again', planned)] : []),
      move,
    ]),
  );
}
