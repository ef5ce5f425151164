import type { Right } from '../../company/roles.ts';
import { type Decision, moot, refuse } from '../../deciding/decision.ts';
import type { World } from '../../deciding/world.ts';
import { forbidden } from '../../people/may.ts';
import { at, say } from '../../phrase.ts';
import type { ShownParts } from '../../shown.ts';
import { isAhead } from '../ahead.ts';
import { scopeRequested } from '../facts/scope-requested.ts';
import { itemsOf, nameOf, type Release, type Request } from '../release.ts';
import { releaseShown } from '../release-shown.ts';
import { saidAndBy } from '../status-words.ts';
import { unknownRelease } from '../unknown.ts';

/** A request as it stands with a release. */
export const filed = (release: string, { why, ...request }: Request) =>
  scopeRequested.of(release, { request, text: { why } });

export const ANSWERING: Right = { action: 'cancel', owned: true };

/** The request that the actor is to answer; or what comes of it instead. */
export function toAnswer(
  world: World & { release: Release | undefined },
  { release: id, request: asked }: { release: string; request: string },
): { release: Release; request: Request } | Decision {
  const { release } = world;
  if (!release) return unknownRelease(id);
  const no = forbidden(world, ANSWERING, say`answer what is asked for in ${nameOf(release)}`, { owner: release.owner });
  if (no) return no;
  const request = release.requests?.find((r) => r.id === asked);
  if (!request) return moot('it was answered already');
  return begun(release) ?? { release, request };
}

/** Once it has begun, nothing can be added to a release. */
export function begun(release: Release) {
  if (isAhead(release)) return undefined;
  return refuse('begun', say`${nameOf(release)} ${saidAndBy(release)}: nothing can be added any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: release.id }],
  });
}

/** What is said yes to where a request is taken: what is asked for, and into what. */
export function takingShown(release: Release | undefined, asked: string): ShownParts {
  const request = release?.requests?.find((r) => r.id === asked);
  if (!request) return {};
  return {
    ...releaseShown(release),
    request: {
      is: JSON.stringify([request.items, request.why]),
      now: say`what is asked for is ${itemsOf(request.items)}`,
    },
  };
}

export const requestWords = (r: Pick<Request, 'items' | 'by' | 'at'>) =>
  say`${itemsOf(r.items)}, asked for by ${{ user: r.by }} ${at(r.at)}`;
