import { command } from '../../deciding/command.ts';
import { type Decision, refuse } from '../../deciding/decision.ts';
import { all, one } from '../../deciding/reads.ts';
import { say } from '../../phrase.ts';
import { requestWaits } from '../../train/facts/request-waits.ts';
import { departuresAfter } from '../../train/timetable.ts';
import { trainNamed } from '../../train/train.ts';
import { openOnes, releases } from '../document.ts';
import { scopeDeferred } from '../facts/scope-deferred.ts';
import { nameOf } from '../release.ts';
import { ANSWERING, filed, toAnswer } from './requests.ts';

/** What was asked for goes to the next release of the same train: one that is open, or the one that opens next. */
export type DeferRequest = { type: 'DeferRequest'; release: string; request: string };

export const deferRequest = command<DeferRequest>()({
  takes: ANSWERING,
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => ({ openReleases: release?.train ? openOnes : all(releases) }),
  decide(world, asked): Decision {
    const found = toAnswer(world, asked);
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
    const at = later?.window.start ?? departuresAfter(train, release.window.start)[0]?.start;
    const { why, ...rest } = request;
    const deferred = { request: request.id, items: request.items, asker: request.by, by: world.actor.id };
    return {
      facts: [
        scopeDeferred.of(release.id, { ...deferred, to: later?.id ?? train.title, ...(at && { at }) }),
        later ? filed(later.id, request) : requestWaits.of(train.name, { request: rest, text: { why } }),
      ],
    };
  },
});
