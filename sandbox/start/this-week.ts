import { SLACKBOT } from '../workspace/people.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { monday } from './monday.ts';
import type { Playing } from './playing.ts';
import { TOUR } from './tour.ts';

/** What happens around the moment at which somebody opens the sandbox. */
export async function thisWeek(play: Playing): Promise<void> {
  await monday(play);
  await vetoed(play);
  const ready = await textMessages(play);
  await mistyped(play);
  await salesWeekend(play);
  await fasterRefunds(play);
  const blocked = await categoryPages(play);
  await asOneOpensIt(play, ready, blocked);
}

/** Planned for Thursday, and rejected. */
async function vetoed({ until, types, says, settled, timeIs, shows, headline, plans }: Playing): Promise<void> {
  await timeIs('2026-03-03T09:00:00Z');
  const refunds = await plans(
    'noor',
    'refunds 3.0 5 Mar 2026 12:00 - 13:00 to production because refunds arrive within a day',
    'Refunds arrive within a day',
  );
  await types('noor', `vote ${refunds}`);
  await settled();
  await types('sam', `go ${refunds}`);
  await says('priya', 'no-go: the migration was not tried on a copy of production', 'releases', headline(refunds)?.ts);
  await until('the veto', shows('*Rejected*'));
  await settled();
}

/** Approved, and ready by the time somebody looks. */
async function textMessages({ says, headline, plans, votes }: Playing): Promise<string> {
  const notifications = await plans(
    'noor',
    'notifications 2.4 4 Mar 2026 11:00 - 13:00 to production because delivery reports for SMS',
  );
  await votes(notifications, 'noor', 'priya', 'jonas', 'lin');
  await says(
    'noor',
    'Delivery reports tomorrow, finally. Thanks for the quick votes!',
    'releases',
    headline(notifications)?.ts,
  );
  return notifications;
}

/** A vote is open, and somebody asks in its thread. */
async function mistyped({ says, timeIs, headline, plans, builds, votes }: Playing): Promise<void> {
  await timeIs('2026-03-04T08:20:00Z');
  await builds(
    'search',
    '7.1',
    '7.0',
    ['noor', 'Forgive one wrong letter in a word'],
    ['noor', 'Rank what is in stock first'],
    ['dana', 'Warm the index before traffic comes'],
  );
  const typing = await plans(
    'noor',
    'search 7.1 5 Mar 2026 12:00 - 13:00 to production because typing mistakes are forgiven',
    'They find things although they mistype',
  );
  await votes(typing, 'noor', 'priya', 'sam');
  await says('tom', 'Does this help with product names in other languages?', 'releases', headline(typing)?.ts);
  await says('noor', 'Yes: German and French to begin with.', 'releases', headline(typing)?.ts);
}

/** A freeze is ahead. */
async function salesWeekend({ until, types, says, timeIs, shows, modal }: Playing): Promise<void> {
  await timeIs('2026-03-04T08:40:00Z');
  await types('maya', 'freeze until Sunday 8 Mar 2026 20:00 because sales weekend');
  await modal('maya', {
    from: 'Friday 6 Mar 2026 12:00',
    until: 'Sunday 8 Mar 2026 20:00',
    why: 'sales weekend: twice the orders of a normal one',
    name: 'Sales weekend',
    what: 'payments, checkout-api',
    where: 'production',
  });
  await until('the freeze', shows('Sales weekend'));
  await says('elena', 'Thank you. Marketing counts on it.', 'exec-updates');
}

/** Planned with what is new in it, and not voted on yet. */
async function fasterRefunds({ timeIs, plans, builds }: Playing): Promise<void> {
  await timeIs('2026-03-04T08:50:00Z');
  await builds(
    'checkout-api',
    '4.2.0',
    '4.1.3',
    ['noor', 'Show refunds in the order at once'],
    ['noor', 'Retry a refund that timed out, once'],
    ['ines', 'Read amounts from the ledger, not from the cart'],
    ['sam', 'Count refunds in the dashboard'],
  );
  await builds('ledger', '2.9', '2.8', ['ines', 'Book refunds when they are asked for'], ['noor', 'Index by order']);
  await plans(
    'maya',
    'checkout-api 4.2.0, ledger 2.9 5 Mar 2026 14:00 - 15:00 to production because faster refunds',
    'Refunds show in the order at once',
  );
}

/** Staging waits for tests and a scan. */
async function categoryPages({ post, says, plans, votes }: Playing): Promise<string> {
  const categories = await plans('noor', 'web-shop 12.1 4 Mar 2026 10:00 - 18:00 to staging because category pages');
  const tells = (what: string) => post('tells', { what, service: 'web-shop', version: '12.1' });
  for (const what of ['build', 'clean', 'red']) await tells(what);
  await votes(categories, 'noor', 'priya');
  await says('dana', 'On deploy duty today and tomorrow.', 'releases');
  return categories;
}

/** What is told by then; everybody looks at their Home, and has read what was said before today. */
async function asOneOpensIt(
  { workspace, post, until, settled, timeIs, headline }: Playing,
  ready: string,
  blocked: string,
): Promise<void> {
  await timeIs('2026-03-04T09:04:00Z');
  await settled();
  await until('the blocked one', () => JSON.stringify(headline(blocked)?.blocks).includes('*Blocked*'));
  await until('the ready one', () => JSON.stringify(headline(ready)?.blocks).includes('*Ready*'));
  for (const { handle } of workspace.people.filter((p) => !p.deleted)) await post('open-home', { as: handle });
  await settled();
  readUpTo(workspace, '2026-03-03T18:00:00Z');
  workspace.post({ channel: 'C0RELEASES', user: SLACKBOT, bot: true, text: TOUR, blocks: [] });
  workspace.messages = workspace.messages.filter((m) => !m.ephemeralTo);
}

/** Everybody has read what was said before today. */
function readUpTo(workspace: Workspace, instant: string): void {
  const before = String(Date.parse(instant) / 1000);
  for (const { id } of workspace.people)
    for (const m of workspace.messages.filter((x) => x.ts < before)) workspace.reads.set(`${id}/${m.channel}`, m.ts);
}
