import { join, linkTo, type Mrkdwn, md, NOTHING } from '../blocks/mrkdwn.ts';
import { shortened } from '../blocks/text.ts';
import { isOpen, type Ticket } from '../domain/release/papers/tickets.ts';
import type { Release } from '../domain/release/release.ts';

const SHOWN = 8;

/** "Tickets: SHOP-12 Rank it (In Progress), SHOP-9 (Won't do)": those that are not done first. */
export function ticketsLine({ tickets }: Release): Mrkdwn {
  if (!tickets || (tickets.all.length === 0 && tickets.failed.length === 0 && !tickets.commits)) return NOTHING;
  const inOrder = [...tickets.all.filter(isOpen), ...tickets.all.filter((t) => !isOpen(t))];
  const left = inOrder.length - SHOWN;
  const more = left > 0 ? [md`${left} more`] : [];
  const unread = tickets.unread ? [md`⚠ ${tickets.unread} that were not read`] : [];
  const beyond = tickets.commits ? [md`⚠ those of ${tickets.commits} commits that were not read`] : [];
  const failed = tickets.failed.slice(0, 2).map((why) => md`⚠ ${shortened(why, 150)}`);
  return md`Tickets: ${join([...inOrder.slice(0, SHOWN).map(ticketWords), ...more, ...unread, ...beyond, ...failed], ', ')}`;
}

const ticketWords = ({ key, title, status, url, by }: Ticket): Mrkdwn =>
  md`${url ? linkTo(url, key) : md`${key}`}${title === '' ? '' : ` ${shortened(title, 60)}`} (${status}${by ? ', by a query' : ''})`;
