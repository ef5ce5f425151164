import { isSameVersion } from '../../build/same-version.ts';
import type { Right } from '../../company/roles.ts';
import { serviceNamed } from '../../company/services.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../../deciding/decision.ts';
import { count, one } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { namesOfAll } from '../../few.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { releases } from '../document.ts';
import { type Item, nameOf, type Release } from '../release.ts';
import { unknownRelease } from '../unknown.ts';
import { begun, filed } from './requests.ts';

/** Somebody wants something in a release. `link`: the message it was asked in. */
export type RequestScope = { type: 'RequestScope'; release: string; items: Item[]; why: string; link?: string };

const MAX_OPEN = 20;

const TAKES: Right = { action: 'plan' };

export const requestScope = command<RequestScope>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release), requested: count('request') }),
  decide(world, asked): Decision {
    const { release, company, actor, now } = world;
    const { why, link } = asked;
    if (!release) return unknownRelease(asked.release);
    const items = asked.items.map((i) => ({ ...i, service: serviceNamed(company, i.service)?.name ?? i.service }));
    const no =
      forbidden(world, TAKES, say`ask for something in a release`) ??
      begun(release) ??
      requestFault({ ...asked, items }, release, world);
    if (no) return no;
    const value = world.requested + 1;
    const request = { id: `Q-${value}`, items, by: actor.id, at: now, why, ...(link && { link }) };
    return { facts: [filed(release.id, request)], counter: { name: 'request', value } };
  },
});

function requestFault({ items, why }: RequestScope, release: Release, { company }: World): Refusal | undefined {
  const unknown = items.find((i) => !serviceNamed(company, i.service));
  if (unknown)
    return refuse('unknown-service', say`I don't know ${unknown.service}.`, {
      remedy: say`Services: ${namesOfAll(company.services)}.`,
      field: 'what',
    });
  const unsaid = reasonFault(why, say`Say why: whoever decides sees it.`);
  if (unsaid) return unsaid;
  if ((release.requests ?? []).length >= MAX_OPEN)
    return refuse('too-many', say`${nameOf(release)} has ${MAX_OPEN} open requests already.`, {
      remedy: say`Ask its owner.`,
    });
  if (items.every((i) => release.items.some((x) => x.service === i.service && isSameVersion(x.version, i.version))))
    return refuse('in-it', say`${nameOf(release)} has that already.`, {
      offers: [{ verb: 'show', label: 'Open it', about: release.id }],
    });
  return undefined;
}
