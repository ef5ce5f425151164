import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { releases } from '../document.ts';
import type { Ticket } from '../papers/tickets.ts';
import { voteOf } from '../release.ts';
import { seenAnew } from './window-timer.ts';

/** `titles`: in the order of the tickets. */
type Data = {
  all: Omit<Ticket, 'title'>[];
  failed: string[];
  unread?: number;
  commits?: number;
  queried?: true;
  at: string;
  text: { titles: string[] };
};

export const ticketsRead = fact(releases, 'TicketsRead')<Data>()({
  evolve: (release, { all, failed, unread, commits, queried, at, text }) => ({
    ...release,
    tickets: {
      at,
      failed,
      ...(unread && { unread }),
      ...(commits && { commits }),
      ...(queried && { queried }),
      all: all.map((t, i) => ({ ...t, title: text.titles[i] ?? '' })),
    },
  }),
  follows(_, release, world) {
    const due = dueAt(world);
    const vote = voteOf(release);
    return [...seenAnew(release, world), ...(vote ? [due.edit(vote)] : [])];
  },
});
