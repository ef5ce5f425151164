import type { Playing } from './playing.ts';

/** What was, for the history. */
export async function february(play: Playing): Promise<void> {
  await instantResults(play);
  await wallets(play);
  await cheaperMessages(play);
  await receipts(play);
  await startPage(play);
}

/** What went well. */
async function instantResults({ says, timeIs, headline, plans, votes, deploys }: Playing): Promise<void> {
  await timeIs('2026-02-02T09:10:00Z');
  const search = await plans(
    'noor',
    'search 7.0 3 Feb 2026 12:00 - 13:00 to production because results come while one types',
    'Results come while they type',
  );
  await votes(search, 'noor', 'priya', 'sam', 'lin');
  await deploys(search, '2026-02-03T10:05:00Z');
  await says('lin', 'Typing feels instant now, lovely :tada:', 'releases', headline(search)?.ts);
}

/** Failed, and came back: then mended. */
async function wallets({
  post,
  until,
  types,
  says,
  settled,
  timeIs,
  headline,
  modal,
  plans,
  votes,
  deploys,
}: Playing): Promise<void> {
  await timeIs('2026-02-09T08:30:00Z');
  const payments = await plans(
    'maya',
    'payments 5.1 10 Feb 2026 14:00 - 15:00 to production because wallets are charged in one step',
    'Paying by wallet takes one step less',
  );
  await votes(payments, 'maya', 'priya', 'jonas', 'lin');
  await post('faults', { pipeline: { behaviour: 'fail', times: 1 } });
  await deploys(payments, '2026-02-10T13:02:00Z', '*Failed*');
  await types('dana', `rollback ${payments} wallets were charged twice in two cases`);
  await modal('dana', {}, 'why');
  await until('the rollback', () => JSON.stringify(headline(payments)?.blocks).includes('Rolled back since'));
  await says(
    'jonas',
    'A retry without an idempotency key. Fixed in 5.1.1, I added a test.',
    'releases',
    headline(payments)?.ts,
  );
  await settled();

  await timeIs('2026-02-11T09:00:00Z');
  const again = await plans(
    'maya',
    'payments 5.1.1 12 Feb 2026 14:00 - 15:00 to production because wallets are charged in one step, now once only',
    'Paying by wallet takes one step less',
  );
  await votes(again, 'maya', 'priya', 'jonas', 'lin');
  await deploys(again, '2026-02-12T13:00:30Z');
}

/** Planned, and given up. */
async function cheaperMessages({ types, timeIs, modal, plans }: Playing): Promise<void> {
  await timeIs('2026-02-16T10:00:00Z');
  const sms = await plans('noor', 'notifications 2.3 18 Feb 2026 11:00 - 12:00 to production because cheaper SMS');
  await timeIs('2026-02-17T09:00:00Z');
  await types('noor', `cancel ${sms} the new SMS provider is not ready`);
  await modal('noor', {}, 'why');
}

/** Two services in one release. */
async function receipts({ timeIs, plans, votes, deploys }: Playing): Promise<void> {
  await timeIs('2026-02-18T09:20:00Z');
  const ledger = await plans(
    'maya',
    'checkout-api 4.1.3, ledger 2.8 19 Feb 2026 10:00 - 11:00 to production because receipts show the tax',
  );
  await votes(ledger, 'maya', 'priya', 'sam', 'lin');
  await deploys(ledger, '2026-02-19T09:01:00Z');
}

/** What customers see, told to executives. */
async function startPage({ post, until, types, timeIs, shows, modal, plans, votes, deploys }: Playing): Promise<void> {
  await timeIs('2026-02-25T13:00:00Z');
  const shop = await plans(
    'noor',
    'web-shop 12.0 26 Feb 2026 15:00 - 16:00 to production because the new start page',
    'The start page looks new and loads twice as fast',
  );
  await votes(shop, 'noor', 'priya', 'jonas', 'lin');
  await deploys(shop, '2026-02-26T13:00:30Z');
  await types('noor', `update ${shop}`);
  await modal('noor', {
    happened: 'the start page loads in 0.9 s, it was 2.1 s',
    next: 'the category pages follow in two weeks',
  });
  // Executives read a draft of the facts; she adds the figure.
  await modal('noor', {
    'to executives': 'Live: web-shop\nThe start page loads in 0.9 s, it was 2.1 s\nNext: nothing for you to do',
  });
  await until('the update', shows('0.9 s', 'C0EXECUPD1'));
  await post('react', { as: 'elena', channel: 'exec-updates', message: '0.9 s', name: 'tada' });
}
