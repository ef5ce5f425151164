import { command } from '../../deciding/command.ts';
import type { Decision } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { currentOnes } from '../../freeze/document.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { contentChanged } from '../../vote/reopening/content-changed.ts';
import { releases } from '../document.ts';
import { scopeTaken } from '../facts/scope-taken.ts';
import { planFault } from '../planning/judge.ts';
import type { Item, Release } from '../release.ts';
import { ANSWERING, takingShown, toAnswer } from './requests.ts';

/** The manager takes what was asked for: whoever's vote it concerns is asked again. */
export type TakeRequest = { type: 'TakeRequest'; release: string; request: string };

export const takeRequest = command<TakeRequest>()({
  takes: ANSWERING,
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  also: ({ release }, { request: asked }) => {
    const request = release?.requests?.find((r) => r.id === asked);
    return comparing(release, release && { ...release, items: withThese(release.items, request?.items ?? []) });
  },
  shows: ({ release }, { request }) => takingShown(release, request),
  decide(world, asked): Decision {
    const found = toAnswer(world, asked);
    if (!('request' in found)) return found;
    const { release, request } = found;
    const items = withThese(release.items, request.items);
    const wrong = planFault(withItems(release, items), world, release);
    if (wrong) return wrong;
    const taken = { request: request.id, items, before: release.items, asker: request.by };
    return {
      facts: [
        scopeTaken.of(release.id, {
          ...taken,
          ...(release.status === 'rejected' && { was: release.status }),
          by: world.actor.id,
          at: world.now,
        }),
        ...contentChanged(release, { ...release, items }, world),
      ],
    };
  },
});

/** Each service once: in the version that is asked for, where one is. */
export const withThese = (items: Item[], asked: Item[]): Item[] => [
  ...items.map((i) => asked.find((n) => n.service === i.service) ?? i),
  ...asked.filter((n) => !items.some((i) => i.service === n.service)),
];

const withItems = ({ environment, change, window }: Release, items: Item[]) => ({ items, environment, change, window });
