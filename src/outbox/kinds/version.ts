import { z } from 'zod';
import { GONOGO } from '../../domain/deciding/world.ts';
import { versionAsked } from '../../domain/intents/of-steps.ts';
import { own } from '../../domain/own.ts';
import { perform } from '../../door/perform.ts';
import { toErrand } from '../../door/stored.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import { endpointId } from '../../version-endpoints/endpoint.ts';
import { turns } from '../../workers/turns.ts';
import { kind } from '../kind.ts';

const data = z.object({
  kind: z.literal('version'),
  environment: z.string(),
  region: z.string(),
  service: z.string(),
  misses: z.number().int().min(0).optional(),
  missedSince: z.string().optional(),
});

const EVERY_MINUTES = 5;
const AT_ONCE = 10;

/** A version endpoint is asked, and what it says is decided on; that calls for the next time. One that is named no more is asked no more. */
export const version = kind(data, ({ setting, versions }) => {
  const inTurn = turns(AT_ONCE);
  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt({ environment, region, service, misses = 0, missedSince = setting.now() }, errand) {
      const endpoint = own(versions, endpointId(environment, region, service));
      if (!endpoint) return { done: true };
      const told = await inTurn(() => endpoint.ask());
      const missed = 'why' in told ? { misses: misses + 1, missedSince } : undefined;
      const got = 'why' in told ? { why: told.why, misses: misses + 1, since: missedSince } : told;
      const asked = { actor: GONOGO, via: 'version', cause: errand.key };
      await perform(setting, { type: 'ObserveVersion', environment, region, service, got }, asked);
      const minutes = setting.company().versionsEveryMinutes ?? EVERY_MINUTES;
      const next = instantAfter(setting.now(), minutes * MINUTE_MS);
      return {
        done: true,
        also: { errands: [toErrand(versionAsked({ environment, region, service }, next, missed))] },
      };
    },
  };
});
