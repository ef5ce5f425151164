import { serviceNamed } from '../company.ts';
import { isAhead } from '../deadline/deadline.ts';
import { type Decision, forbidden, moot, type Reads, refuse, type World } from '../decision.ts';
import { MADE_OF, votesOf } from '../documents.ts';
import { at, say } from '../phrase.ts';
import { requestWaits } from '../train/facts/request-waits.ts';
import { departuresAfter } from '../train/timetable.ts';
import { trainNamed } from '../train/train.ts';
import { contentChanged } from '../vote/reopen.ts';
import { scopeDeclined } from './facts/scope-declined.ts';
import { scopeDeferred } from './facts/scope-deferred.ts';
import { scopeRequested } from './facts/scope-requested.ts';
import { scopeTaken } from './facts/scope-taken.ts';
import { planFault } from './judge.ts';
import { type Item, itemsOf, nameOf, type Release, type Request } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** Somebody wants something in a release. `link`: the message it was asked in. */
export type RequestScope = { type: 'RequestScope'; release: string; items: Item[]; why: string; link?: string };
/** The manager's answers. */
export type TakeRequest = { type: 'TakeRequest'; release: string; request: string };
export type DeferRequest = { type: 'DeferRequest'; release: string; request: string };
export type DeclineRequest = { type: 'DeclineRequest'; release: string; request: string; why: string };

export const requesting = ({ release }: { release: string }): Reads => ({
  docs: [`release/${release}`, 'counter/request'],
  lists: ['releases/open', 'freezes/current', 'delegations/all', ...MADE_OF, votesOf(release), 'trains/all'],
});

const MAX_OPEN = 20;

export function requestScope(world: World, { release: id, items, why, link }: RequestScope): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'plan', say`ask for something in a release`);
  if (no) return no;
  const begun = notAhead(release);
  if (begun) return begun;
  const unknown = items.find((i) => !serviceNamed(world.company, i.service));
  if (unknown)
    return refuse('unknown-service', say`I don't know ${unknown.service}.`, {
      remedy: say`Services: ${world.company.services.map((s) => s.name).join(', ')}.`,
      field: 'what',
    });
  if (why.trim() === '') return refuse('needs-reason', say`Say why: whoever decides sees it.`, { field: 'why' });
  if ((release.requests ?? []).length >= MAX_OPEN)
    return refuse('too-many', say`${nameOf(release)} has ${MAX_OPEN} open requests already.`, {
      remedy: say`Ask its owner.`,
    });
  const value = (world.counters.request ?? 0) + 1;
  const known = items.map((i) => ({ ...i, service: serviceNamed(world.company, i.service)?.name ?? i.service }));
  if (known.every((i) => release.items.some((x) => x.service === i.service && x.version === i.version)))
    return refuse('in-it', say`${nameOf(release)} has that already.`, {
      offers: [{ verb: 'show', label: 'Open it', about: id }],
    });
  const request = { id: `Q-${value}`, items: known, by: world.actor.id, at: world.now, why, ...(link && { link }) };
  return { facts: [filed(id, request)], counter: { name: 'request', value } };
}

/** A request as it stands with a release. */
export const filed = (release: string, { why, ...request }: Request) =>
  scopeRequested.of(release, { request, text: { why } });

/** Whoever's vote it concerns is asked again. */
export function takeRequest(world: World, { release: id, request: asked }: TakeRequest): Decision {
  const found = toAnswer(world, id, asked);
  if (!('request' in found)) return found;
  const { release, request } = found;
  const items = [
    ...release.items.map((i) => request.items.find((n) => n.service === i.service) ?? i),
    ...request.items.filter((n) => !release.items.some((i) => i.service === n.service)),
  ];
  const { after: _, template: __, ...plan } = release;
  const wrong = planFault({ ...plan, items }, world, release);
  if (wrong) return wrong;
  return {
    facts: [
      scopeTaken.of(id, {
        request: asked,
        items,
        before: release.items,
        asker: request.by,
        by: world.actor.id,
        at: world.now,
      }),
      ...contentChanged(release, { ...release, items }, world),
    ],
  };
}

/** To the next release of the same train: one that is open, or the one that opens next. */
export function deferRequest(world: World, { release: id, request: asked }: DeferRequest): Decision {
  const found = toAnswer(world, id, asked);
  if (!('request' in found)) return found;
  const { release, request } = found;
  const train = release.train ? trainNamed(world.company, release.train) : undefined;
  if (!train)
    return refuse('no-train', say`${nameOf(release)} belongs to no train: there is no next one to move it to.`, {
      remedy: say`Take it, or decline it with a reason.`,
    });
  const later = world.openReleases
    .filter((r) => r.train === train.name && r.window.start > release.window.start && r.status === 'planned')
    .sort((a, b) => a.window.start.localeCompare(b.window.start))[0];
  const [next] = departuresAfter(train, release.window.start);
  const { why, ...rest } = request;
  return {
    facts: [
      scopeDeferred.of(id, {
        request: asked,
        items: request.items,
        asker: request.by,
        by: world.actor.id,
        to: later?.id ?? train.title,
        ...((later?.window.start ?? next?.start) && { at: later?.window.start ?? next?.start }),
      }),
      later ? filed(later.id, request) : requestWaits.of(train.name, { request: rest, text: { why } }),
    ],
  };
}

export function declineRequest(world: World, { release: id, request: asked, why }: DeclineRequest): Decision {
  const found = toAnswer(world, id, asked);
  if (!('request' in found)) return found;
  if (why.trim() === '')
    return refuse('needs-reason', say`Declining needs its reason: whoever asked sees it.`, { field: 'why' });
  const { items, by } = found.request;
  return {
    facts: [scopeDeclined.of(id, { request: asked, items, asker: by, by: world.actor.id, text: { why } })],
  };
}

function toAnswer(world: World, id: string, asked: string): { release: Release; request: Request } | Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'cancel', say`answer what is asked for in ${nameOf(release)}`, release.owner);
  if (no) return no;
  const request = release.requests?.find((r) => r.id === asked);
  if (!request) return moot('it was answered already');
  return notAhead(release) ?? { release, request };
}

function notAhead(release: Release) {
  if (isAhead(release)) return undefined;
  return refuse('begun', say`${nameOf(release)} is ${release.status}: nothing can be added any more.`, {
    offers: [{ verb: 'show', label: 'Open it', about: release.id }],
  });
}

export const requestWords = (r: Pick<Request, 'items' | 'by' | 'at'>) =>
  say`${itemsOf(r.items)}, asked for by ${{ user: r.by }} ${at(r.at)}`;
