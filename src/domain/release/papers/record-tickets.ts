import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { releases } from '../document.ts';
import { ticketsRead } from '../facts/tickets-read.ts';
import { isOver } from '../release.ts';
import type { Tickets } from './tickets.ts';

/** From trackers: the tickets that the commits of a release name and its queries find, and how they stand. */
export type RecordTickets = { type: 'RecordTickets'; release: string } & Omit<Tickets, 'at'>;

export const recordTickets = command<RecordTickets>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide({ release, now: at }, { all, failed, unread = 0, commits = 0, queried }): Decision {
    if (!release || isOver(release)) return moot('it is over');
    const told = ticketsRead.of(release.id, {
      all: all.map(({ title: _, ...t }) => t),
      failed,
      ...(unread > 0 && { unread }),
      ...(commits > 0 && { commits }),
      ...(queried && { queried }),
      at,
      text: { titles: all.map((t) => t.title) },
    });
    // As it would be kept: what is told has its fields in another order.
    return isSame(release.tickets, ticketsRead.evolve(release, told).tickets)
      ? moot('they stand as they did')
      : { facts: [told] };
  },
});

const isSame = (before: Tickets | undefined, after: Tickets | undefined) =>
  JSON.stringify({ ...before, at: '' }) === JSON.stringify({ ...after, at: '' });
