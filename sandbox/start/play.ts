/**
 * Makes the snapshot that `npm run sandbox` opens with, by playing a month of the sample company's life through the control API: `npm run guided`.
 * The only file of the sandbox that knows what people type to Gonogo.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../server.ts';
import { writeKept } from '../workspace/keep.ts';
import { SLACKBOT } from '../workspace/people.ts';
import { TOUR } from './tour.ts';

const SNAPSHOT = join(import.meta.dirname, 'snapshot');
const PATIENCE_MS = 20_000;

const persist = mkdtempSync(join(tmpdir(), 'gonogo-play-'));
const sandbox = await startSandbox({
  persist,
  guided: true,
  speed: 50,
  stepMs: 5,
  clock: { at: '2026-02-02T08:00:00.000Z', runs: false },
});
try {
  await play(sandbox);
} finally {
  await sandbox.stop();
}
// The time runs on from where the play ended.
sandbox.slack.workspace.clock.restart({ at: sandbox.slack.workspace.clock.iso(), runs: true });
writeKept(persist, sandbox.slack.workspace);
rmSync(SNAPSHOT, { recursive: true, force: true });
cpSync(persist, SNAPSHOT, { recursive: true });
rmSync(persist, { recursive: true, force: true });
console.log(`written: ${SNAPSHOT}`);

async function play({ url, slack }: Sandbox): Promise<void> {
  const { workspace } = slack;
  async function post<T = { ok: boolean }>(path: string, body: object): Promise<T> {
    const answer = await fetch(`${url}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${await answer.text()}`);
    return answer.json() as Promise<T>;
  }
  async function until(what: string, look: () => boolean): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !look(); await new Promise((again) => setTimeout(again, 10)))
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
  }
  const types = (as: string, text: string, channel = 'releases') => post('command', { as, channel, text });
  const says = (as: string, text: string, channel = 'releases', thread?: string) =>
    post('message', { as, channel, text, ...(thread && { thread }) });
  const settled = () => post('clock', {});
  const timeIs = (now: string) => post('clock', { now: new Date(now).toISOString() });
  const shows =
    (words: string, channel = 'C0RELEASES') =>
    () =>
      workspace.messages.some(
        (m) => m.channel === channel && !m.ephemeralTo && `${m.text} ${JSON.stringify(m.blocks)}`.includes(words),
      );
  /** The headline: the root message with the release's id. */
  const headline = (id: string) =>
    workspace.messages.findLast(
      (m) =>
        m.channel === 'C0RELEASES' && !m.threadTs && !m.ephemeralTo && JSON.stringify(m.blocks).includes(`\`${id}\``),
    );

  async function modal(as: string, fields: Record<string, string>, ...wanted: string[]): Promise<string> {
    const user = workspace.person(as)?.id ?? '';
    await until(`${as}'s modal`, () =>
      [...Object.keys(fields), ...wanted].every((f) => workspace.modal(user)?.blocks.some((b) => b.block_id === f)),
    );
    const { view, errors } = await post<{ view: { title: string; shown: string } | null; errors: object }>('submit', {
      as,
      fields,
    });
    if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
    if (view && view.title !== 'Who hears what') await post('close', { as });
    return view?.shown ?? '';
  }
  /** Plans a release; `when` is the clock, the window is in what is typed. */
  async function plans(as: string, text: string, customers = ''): Promise<string> {
    await types(as, `new ${text}`);
    if (customers) {
      await until('the plan', () => workspace.modal(workspace.person(as)?.id ?? '') !== undefined);
      await post('click', { as, in: 'modal', button: 'More…' });
    }
    const shown = await modal(as, customers ? { customers } : {});
    const id = /R-\d+/.exec(shown)?.[0];
    if (!id) throw new Error(`not planned: ${text}\n${shown}`);
    await until(id, () => headline(id) !== undefined);
    await settled();
    return id;
  }
  /** The pipeline registers a build: each commit is who wrote it and its title. */
  async function builds(
    service: string,
    version: string,
    since: string,
    ...commits: [string, string][]
  ): Promise<void> {
    const shaOf = (n: number) => createHash('sha1').update(`${service} ${version} ${n}`).digest('hex').slice(0, 12);
    const told = commits.map(([who, title], n) => ({ sha: shaOf(n), title, email: `${who}@harbor.example` }));
    const build = { type: 'build', service, version, since, commit: shaOf(commits.length - 1), commits: told };
    await post('faults', { pipeline: { build } });
  }
  async function votes(id: string, owner: string, ...voters: string[]): Promise<void> {
    await types(owner, `vote ${id}`);
    await settled();
    for (const voter of voters) await types(voter, `go ${id}`);
    await settled();
  }
  async function deploys(id: string, at: string, words = '*Live*'): Promise<void> {
    await timeIs(at);
    await types('dana', `deploy ${id}`);
    await post('click', { as: 'dana', channel: 'releases', message: id, button: 'Deploy eu…' });
    await until(`${id} to be ${words}`, () => JSON.stringify(headline(id)?.blocks).includes(words));
    await settled();
  }

  /** Step by step, as its health lets it; `badFrom`: from which minute on its errors rise. */
  async function canary(id: string, at: string, words: string, badFrom = Number.POSITIVE_INFINITY): Promise<void> {
    await timeIs(at);
    await types('dana', `deploy ${id}`);

    await post('click', { as: 'dana', channel: 'releases', message: id, button: 'Deploy eu 5 %…' });
    const shown = () => JSON.stringify(headline(id)?.blocks);
    for (let minute = 1; minute < 60 && !shown().includes(words); minute++) {
      // What a pipeline reports comes at its own pace.
      await until('the pipeline', () => !/◐ (eu|us) \d/.test(shown()) && !shown().includes('Rolling back'));
      if (shown().includes('◕ eu 25 %') && minute >= badFrom) await post('dials', { version: '3.1', errors: 6 });
      await timeIs(new Date(Date.parse(at) + minute * 60_000).toISOString());
      await settled();
    }
    await until(`${id} to be ${words}`, () => shown().includes(words));
    await settled();
  }

  // February: what was, for the history.
  await timeIs('2026-02-02T09:10:00Z');
  const search = await plans(
    'noor',
    'search 7.0 3 Feb 2026 12:00 - 13:00 to production because results come while one types',
    'Results come while they type',
  );
  await votes(search, 'noor', 'priya', 'sam', 'lin');
  await deploys(search, '2026-02-03T10:05:00Z');
  await says('lin', 'Typing feels instant now, lovely :tada:', 'releases', headline(search)?.ts);

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

  await timeIs('2026-02-16T10:00:00Z');
  const sms = await plans('noor', 'notifications 2.3 18 Feb 2026 11:00 - 12:00 to production because cheaper SMS');
  await timeIs('2026-02-17T09:00:00Z');
  await types('noor', `cancel ${sms} the new SMS provider is not ready`);
  await modal('noor', {}, 'why');

  await timeIs('2026-02-18T09:20:00Z');
  const ledger = await plans(
    'maya',
    'checkout-api 4.1.3, ledger 2.8 19 Feb 2026 10:00 - 11:00 to production because receipts show the tax',
  );
  await votes(ledger, 'maya', 'priya', 'sam', 'lin');
  await deploys(ledger, '2026-02-19T09:01:00Z');

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

  // This week.
  await timeIs('2026-03-02T08:15:00Z');
  const accounts = await plans(
    'maya',
    'accounts 3.5 2 Mar 2026 14:00 - 15:00 to production because sign-in with passkeys',
    'They can sign in with a passkey, without a password',
  );
  await votes(accounts, 'maya', 'priya', 'sam', 'lin');
  await deploys(accounts, '2026-03-02T13:04:00Z');

  // A canary: better than before at 5 %, not at 25 %.
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
  // Staging waits for tests and a scan.
  const categories = await plans('noor', 'web-shop 12.1 4 Mar 2026 10:00 - 18:00 to staging because category pages');
  const tells = (what: string) => post('tells', { what, service: 'web-shop', version: '12.1' });
  for (const what of ['build', 'clean', 'red']) await tells(what);
  await votes(categories, 'noor', 'priya');
  await says('dana', 'On deploy duty today and tomorrow.', 'releases');

  await timeIs('2026-03-04T09:04:00Z');
  await settled();
  await until('the blocked one', () => JSON.stringify(headline(categories)?.blocks).includes('*Blocked*'));
  await until('the ready one', () => JSON.stringify(headline(notifications)?.blocks).includes('*Ready*'));
  for (const { handle } of workspace.people.filter((p) => !p.deleted)) await post('open-home', { as: handle });
  await settled();
  readUpTo('2026-03-03T18:00:00Z');
  workspace.post({ channel: 'C0RELEASES', user: SLACKBOT, bot: true, text: TOUR, blocks: [] });
  workspace.messages = workspace.messages.filter((m) => !m.ephemeralTo);

  /** Everybody has read what was said before today. */
  function readUpTo(instant: string): void {
    const before = String(Date.parse(instant) / 1000);
    for (const { id } of workspace.people)
      for (const m of workspace.messages.filter((x) => x.ts < before)) workspace.reads.set(`${id}/${m.channel}`, m.ts);
  }
}
