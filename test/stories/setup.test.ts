import { expect, test } from 'vitest';
import { type Story, storiesOverHttp, storiesOverSocket } from './driver.ts';

type State = {
  health: { ok: boolean; setup?: { wrong: number; warnings: number } } | null;
  events: { acked: number; unacked: number };
  storm: { left: number };
};
const state = (s: Story) => s.get<State>('state');
const channel = (s: Story, name: string, done: string, more: object = {}) =>
  s.post('channel', { as: 'tom', name, do: done, ...more });
const isWrong = (s: Story, wrong: number) =>
  s.eventually(`${wrong} of the setup to be wrong`, async () => (await state(s)).health?.setup?.wrong === wrong);

/** A vote on R-1, in whose thread people answer. */
async function voting(s: Story): Promise<string> {
  await s.person('maya').plans('checkout-api 4.2.0 today 12:00 to production because faster refunds');
  await s.person('maya').types('vote R-1');
  await s.sees('releases', 'Vote: checkout-api 4.2.0 → production');
  return (await s.sees('releases', '`R-1`')).ts;
}

storiesOverSocket('A setup that is looked after', (story) => {
  test('removed from a channel, Gonogo joins again and hears votes; removed once more it says what to type', async () => {
    const s = story();
    const thread = await voting(s);
    await channel(s, 'releases', 'remove');
    // It joins when it hears of it.
    await s.eventually('Gonogo to hear what is said', async () => {
      await s.person('priya').writes('go', 'releases', thread);
      const told = (await s.messages('releases', 'priya')).filter((m) => m.privateTo === 'priya');
      return told.some((m) => m.shown.includes('Go for QA')) || undefined;
    });
    await isWrong(s, 0);
    await channel(s, 'releases', 'remove');
    await s.person('maya').seesInDm('@gonogo is not in #releases: it hears no vote that is typed there');
    await s.person('maya').seesInDm('Type in #releases: /invite @gonogo');
    await s.person('maya').opensHome();
    await s.person('maya').seesHome(/Setup[\s\S]*not in #releases[\s\S]*My turn/);
    await s.person('priya').opensHome();
    const home = await s.person('priya').seesHome('My turn');
    expect(home.shown).not.toContain('Setup');
    await channel(s, 'releases', 'invite');
    await s.person('maya').seesInDm('Mended; it was: @gonogo is not in #releases');
    await isWrong(s, 0);
    await s.person('maya').opensHome();
    await s.eventually('the setup to be fine in App Home', async () => {
      const { home: now } = await s.get<{ home: { shown: string } | null }>('home?as=maya');
      return now && !now.shown.includes('Setup');
    });
  });

  test('an installation without the permission to join says what to type', async () => {
    const s = story();
    await s.faults({ without: ['channels:join'] });
    await channel(s, 'support-news', 'remove');
    await s.person('maya').seesInDm('@gonogo is not in #support-news');
    await s.faults({ without: [] });
    await channel(s, 'support-news', 'invite');
    await s.person('maya').seesInDm('Mended; it was: @gonogo is not in #support-news');
  });

  test('archived, renamed and deleted channels are named with what to do, and so is what mends them', async () => {
    const s = story();
    await channel(s, 'exec-updates', 'archive');
    await s.person('maya').seesInDm('#exec-updates is archived. Unarchive it, or correct "channel"');
    await channel(s, 'exec-updates', 'unarchive');
    await s.person('maya').seesInDm('Mended; it was: #exec-updates is archived');
    await channel(s, 'support-news', 'rename', { to: 'helpdesk' });
    await s.person('maya').seesInDm('#support-news is called #helpdesk now. Write "channel: helpdesk"');
    await channel(s, 'helpdesk', 'delete');
    await s.person('maya').seesInDm('#support-news is missing: no channel of that name can be seen');
    await channel(s, 'support-news', 'create');
    await s.person('maya').seesInDm('Mended; it was: #support-news is missing');
    await isWrong(s, 0);
  });

  test('voters too few are told when the last of them leaves, and when somebody takes their place', async () => {
    const s = story();
    await s.post('profile', { as: 'priya', deleted: true });
    await s.person('maya').seesInDm('Votes by the policy production can’t be decided: they need 1 of QA');
    await s.post('profile', { as: 'priya', deleted: false });
    await s.person('maya').seesInDm('Mended; it was: Votes by the policy production can’t be decided');
  });

  test('one change a second among very many people: every event is acked, and nobody is listed again', async () => {
    const s = story();
    await s.post('crowd', { people: 5990 });
    const before = (await state(s)).events.unacked;
    const lists = async () =>
      (await s.get<{ log: { what: string }[] }>('log?last=9000')).log.filter((l) => l.what === 'users.list').length;
    const listed = await lists();
    await s.post('storm', { people: 400, perSecond: 1, changes: 300 });
    await s.person('maya').types('list');
    await s.eventually('the storm to be over', async () => (await state(s)).storm.left === 0);
    await s.settled();
    expect(await lists()).toBe(listed);
    expect((await state(s)).events.unacked).toBe(before);
  });
});

storiesOverHttp('Who may see and act', (story) => {
  test('guests, people of connected organisations and who left are refused with words, and see nothing', async () => {
    const s = story();
    await voting(s);
    await s.post('join', { handle: 'kim', team: 'T0PARTNER1' });
    await s.post('profile', { as: 'noor', guest: true });
    for (const name of ['kim', 'noor']) {
      const outsider = s.person(name);
      for (const typed of ['list', 'show R-1', 'feed all', 'calendar', 'new ledger 2', 'freeze'])
        await outsider.types(typed);
      const told = (await s.messages('releases', name)).filter((m) => m.privateTo === name);
      expect(told.map((m) => m.shown)).toHaveLength(6);
      for (const { shown } of told) expect(shown).toMatch(/guest here, or of another organisation/);
      await outsider.opensHome();
      const home = await outsider.seesHome('guest here, or of another organisation');
      expect(home.shown).not.toContain('checkout-api');
      await outsider.clicks('Go', { message: 'Vote: checkout-api' });
    }
    await s.sees('releases', 'No answer yet');
    await s.post('profile', { as: 'noor', guest: false });
    await s.person('noor').types('list');
    await s.person('noor').isTold('checkout-api');
  });

  test('nobody is delegated or handed over to who does not count; a delegate who becomes a guest answers for nobody', async () => {
    const s = story();
    const thread = await voting(s);
    // What Slack tells of kim comes after she is named.
    await s.faults({ shuffle: 2 });
    await s.post('join', { handle: 'kim', team: 'T0PARTNER1' });
    await s.person('priya').types('delegate @kim until Friday 18:00');
    await s.person('priya').isTold('a guest, or of another organisation');
    await s.person('maya').types('hand-over R-1 @kim');
    await s.person('maya').isTold('own a release: a guest, or of another organisation. Name a full member');
    await s.person('priya').types('delegate @tom until Friday 18:00');
    await s.person('priya').isTold('votes for you');
    await s.post('profile', { as: 'tom', guest: true });
    await s.person('tom').writes('go', 'releases', thread);
    await s.person('tom').isTold('guest here, or of another organisation');
    await s.sees('releases', 'No answer yet · waiting for QA');
  });

  test('a start that Slack refuses waits and goes on: too many requests, trouble, a permission that is missing', async () => {
    const s = story();
    await s.faults({ app: 'kill' });
    const api = [
      { method: 'users.list', kind: '429', times: 2, retryAfter: 1 },
      { method: 'users.list', kind: '503-before', times: 1 },
      { method: 'usergroups.list', kind: '429', times: 1, retryAfter: 1 },
    ];
    await s.faults({ app: 'start', wait: false, api, without: ['users:read'] });
    await s.eventually('Gonogo to ask who is there', async () => {
      const { log } = await s.get<{ log: { what: string; detail: string }[] }>('log?last=50');
      return log.some((l) => l.what === 'users.list' && l.detail.includes('missing_scope'));
    });
    expect((await state(s)).health?.ok ?? false).toBe(false);
    await s.faults({ without: [] });
    await s.eventually('Gonogo to be ready', async () => (await state(s)).health?.ok === true);
    await s.person('maya').plans('ledger 2.9 today 12:00 to production because books');
    await s.person('maya').types('vote R-1');
    // Roles by user group are held.
    await s.person('sam').types('go R-1');
    await s.person('sam').isTold('Counted: Go for SRE');
  });

  test('an installation that may not see private channels finds the public ones, and says what it lacks', async () => {
    const s = story();
    await s.faults({ app: 'kill' });
    await s.faults({ app: 'start', without: ['groups:read', 'groups:history'] });
    await s.person('maya').plans('ledger 2.9 today 12:00 to production because books');
    await s.sees('releases', 'ledger 2.9');
    await isWrong(s, 0);
    await s.person('maya').opensHome();
    await s.person('maya').seesHome('2 to be careful about');
    await s.faults({ without: [] });
  });
});
