import type { World } from '../../deciding/world.ts';
import type { Due } from '../../intents/intent.ts';
import { itemsOf, type Release } from '../release.ts';
import { itemsBack } from '../rollback/taken-back.ts';

/** What became of a release is written to each ticket that it had, once, beside whatever else is sent there. */
export const ticketOutcomes = (
  release: Release,
  how: 'live' | 'rolled-back',
  { now, company }: Pick<World, 'now' | 'company'>,
): Due[] =>
  (release.drill ? [] : (release.tickets?.all ?? []))
    .filter((t) => t.state !== 'unknown' && company.trackers?.includes(t.tracker))
    .map(({ tracker, key }) => {
      const { id, environment, runs } = release;
      const lane = `ticket/${id}/${tracker}/${key}`;
      const about = { release: id, name: itemsOf(itemsBack(release)), environment, how, at: now, tracker, key };
      return {
        key: `${lane}/${how}/${runs}`,
        mode: 'once',
        lane,
        dueAt: now,
        intent: { kind: 'ticket-outcome', ...about },
      };
    });
