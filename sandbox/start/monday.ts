import type { Playing } from './playing.ts';

/** What went to production on Monday, and a canary that was taken back by Tuesday morning. */
export async function monday(play: Playing): Promise<void> {
  await passkeys(play);
  await canaries(play);
}

/** Live in its window. */
async function passkeys({ timeIs, plans, votes, deploys }: Playing): Promise<void> {
  await timeIs('2026-03-02T08:15:00Z');
  const accounts = await plans(
    'maya',
    'accounts 3.5 2 Mar 2026 14:00 - 15:00 to production because sign-in with passkeys',
    'They can sign in with a passkey, without a password',
  );
  await votes(accounts, 'maya', 'priya', 'sam', 'lin');
  await deploys(accounts, '2026-03-02T13:04:00Z');
}

/** Better than before at 5 %, not at 25 %. */
async function canaries({ post, says, timeIs, headline, plans, votes, canary }: Playing): Promise<void> {
  await timeIs('2026-03-02T13:20:00Z');
  const first = await plans(
    'noor',
    'recommendations 3.0 2 Mar 2026 17:30 - 18:30 to production because suggestions are made at once',
  );
  await votes(first, 'noor', 'priya', 'sam', 'lin');
  await canary(first, '2026-03-02T15:31:00Z', '*Live*');
  await timeIs('2026-03-02T16:30:00Z');
  const second = await plans(
    'noor',
    'recommendations 3.1 3 Mar 2026 10:00 - 11:00 to production because suggestions learn from the cart',
    'Suggestions fit what is in the cart',
  );
  await votes(second, 'noor', 'priya', 'sam', 'lin');
  await canary(second, '2026-03-03T08:01:00Z', '*Rolled back*', 4);
  await says(
    'noor',
    'The new model times out under load. Gonogo took it back before anybody wrote to us; I keep 3.1 for Thursday.',
    'releases',
    headline(second)?.ts,
  );
  await post('dials', { reset: true });
}
