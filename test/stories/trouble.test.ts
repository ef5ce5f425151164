import { expect, test } from 'vitest';
import { type Story, stories, storiesOverHttp, storiesOverSocket } from './driver.ts';

const FOR_CUSTOMERS = { customers: 'refunds arrive at once' };

async function voting(s: Story): Promise<string> {
  const id = await s
    .person('maya')
    .plans('checkout-api 4.2.0 today 12:00 to production because faster refunds', FOR_CUSTOMERS);
  await s.person('maya').types('vote');
  await s.sees('releases', 'Vote: checkout-api 4.2.0 → production');
  await s.settled();
  return id;
}

const count = (lines: string[], words: string) => lines.filter((l) => l.includes(words)).length;

stories('Killed and cut off', (story) => {
  test('killed between a typed vote’s arrival and its commit: Slack delivers it again', async () => {
    const s = story();
    await voting(s);
    const headline = await s.sees('releases', '*Voting*');
    await s.faults({ app: 'freeze' });
    await s.person('sam').writes('go', 'releases', headline.ts);
    await s.faults({ app: 'kill' });
    await s.faults({ app: 'start' });
    await s.sees('releases', 'Go: SRE · waiting for QA, Product');
    await s.person('sam').isTold('Counted: Go for SRE');
  });

  test('killed between the commit and the ack: the second delivery changes nothing', async () => {
    const s = story();
    await voting(s);
    const headline = await s.sees('releases', '*Voting*');
    await s.faults({ api: [{ method: 'chat.postEphemeral', kind: 'kill-before' }] });
    await s.person('sam').writes('go', 'releases', headline.ts);
    await s.eventually('the app to be dead', async () => !s.sandbox.app.running());
    await s.faults({ app: 'start' });
    await s.sees('releases', 'Go: SRE · waiting for QA, Product');
    await s.settled();
    const vote = await s.sees('releases', 'Vote: checkout-api');
    expect(vote.shown.match(/Go \(/g)).toHaveLength(1);
  });

  test('killed between the commit and the thread’s update: after the restart each thing is shown once', async () => {
    const s = story();
    await voting(s);
    for (const voter of ['priya', 'sam']) await s.person(voter).types('go');
    await s.settled();
    await s.faults({ api: [{ method: 'chat.postMessage', kind: 'kill-after' }] });
    await s
      .person('lin')
      .types('go')
      .catch(() => {});
    await s.eventually('the app to be dead', async () => !s.sandbox.app.running());
    await s.faults({ app: 'start' });
    await s.sees('releases', '*Approved*');
    await s.sees('exec-updates', 'Approved: checkout-api');
    await s.settled();
    for (const channel of ['releases', 'exec-updates', 'support-news']) {
      const lines = await s.transcript(channel);
      const once =
        channel === 'releases'
          ? 'Approved: checkout-api 4.2.0 to production'
          : channel === 'exec-updates'
            ? 'Approved: checkout-api'
            : 'Decided for';
      expect(count(lines, once), `#${channel}: ${lines.join('\n')}`).toBe(1);
    }
  });

  test('killed between the webhook and its answer: the pipeline saw one webhook-id', async () => {
    const s = story();
    await voting(s);
    for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go');
    await s.timeIs('2026-03-03T11:00:00.000Z');
    await s.pipeline({ behaviour: 'slow', times: 1 });
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.eventually('the pipeline to be asked', async () => (await s.pipelineSaw()).length > 0);
    await s.faults({ app: 'kill' });
    await s.faults({ app: 'start' });
    await s.pipeline({ release: true });
    await s.sees('releases', '*Live*');
    const saw = await s.pipelineSaw();
    expect(saw.map((x) => x.webhookId)).toEqual(['R-1-1/eu', 'R-1-1/us']);
    expect(saw[0]?.deliveries).toBeGreaterThan(1);
    await s.settled();
    expect(count(await s.transcript('exec-updates'), 'Going live now')).toBe(1);
  });
});

storiesOverSocket('Slack is in trouble', (story) => {
  for (const kind of ['429', '503-before', '503-after', 'drop-before', 'drop-after'] as const)
    test(`Slack answers every post once with ${kind}: nothing lost, nothing doubled, in order`, async () => {
      const s = story();
      await s.faults({
        api: [
          { method: 'chat.postMessage', kind, times: 4, retryAfter: 1 },
          { method: 'chat.update', kind, times: 2, retryAfter: 1 },
        ],
      });
      await s
        .person('maya')
        .plans('checkout-api 4.2.0 today 12:00 to production because faster refunds', FOR_CUSTOMERS);
      await s.person('maya').types('vote');
      for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go');
      await s.sees('support-news', 'Decided for');
      await s.sees('exec-updates', 'Approved: checkout-api');
      await s.sees('releases', 'Approved: checkout-api 4.2.0 to production');
      await s.sees('releases', /closed .*: \*Go\*/);
      await s.settled();
      const executives = await s.transcript('exec-updates');
      expect(executives.map((l) => l.split('\n')[0]?.slice(0, 40))).toEqual([
        'gonogo: *Planned: checkout-api, 2026-03-',
        'gonogo: *Approved: checkout-api*',
      ]);
      expect(await s.transcript('support-news')).toHaveLength(2);
      expect(count(await s.transcript('releases'), '`R-1`')).toBe(1);
    });

  test('a revoked token loses nothing: what was due goes out when it works again', async () => {
    const s = story();
    await s.faults({ api: [{ method: 'chat.postMessage', kind: 'invalid_auth', times: 3 }] });
    await s.person('maya').plans('checkout-api 4.2.0 today 12:00 to production because faster refunds', FOR_CUSTOMERS);
    await s.sees('exec-updates', 'Planned: checkout-api');
    await s.sees('releases', '*Planned*');
    await s.sees('support-news', 'Planned, not decided yet');
  });
});

storiesOverSocket('The socket goes', (story) => {
  test('refreshed, lost on one side, lost on both: every command is answered', async () => {
    const s = story();
    for (const socket of ['refresh', 'drop', 'drop-all'] as const) {
      await s.faults({ socket });
      await s.eventually(
        'a socket',
        async () => (await s.get<{ health: { slack: string } | null }>('state')).health?.slack === 'connected',
      );
      const since = (await s.messages('releases', 'maya')).length;
      await s.eventually(`an answer after ${socket}`, async () => {
        await s.person('maya').types('list');
        return (await s.messages('releases', 'maya')).slice(since).some((m) => m.text.startsWith('No release is open'));
      });
    }
  });
});

storiesOverHttp('The pipeline misbehaves', (story) => {
  async function ready(s: Story) {
    await voting(s);
    for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types('go');
    await s.timeIs('2026-03-03T11:00:00.000Z');
  }
  const failing = {
    refuse: 'the pipeline refused with 422: checkout-api 4.2.0 was never built',
    html: 'answered 200 with a web page instead of a receipt',
    unavailable: 'the pipeline answered 503: try later',
  } as const;
  for (const [behaviour, words] of Object.entries(failing))
    test(`${behaviour}: the step stops visibly`, async () => {
      const s = story();
      await ready(s);
      await s.pipeline({ behaviour });
      await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
      await s.sees('releases', words);
      await s.sees('releases', '*Failed*');
    });

  test('silence is a failure when the time is up; deploying again goes on from there', async () => {
    const s = story();
    await ready(s);
    await s.pipeline({ behaviour: 'silent', times: 1 });
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.sees('releases', '*Deploying*');
    await s.timeIs('2026-03-03T11:29:00.000Z');
    expect((await s.sees('releases', '`R-1`')).shown).toContain('Deploying');
    await s.timeIs('2026-03-03T11:31:00.000Z');
    await s.sees('releases', 'the pipeline has not reported for 30 minutes');
    await s.person('dana').clicks('Deploy again…', { message: 'R-1' });
    await s.sees('releases', '*Live*');
  });

  test('late, repeated and contradictory reports are harmless; forged ones are refused', async () => {
    const s = story();
    await ready(s);
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.eventually('the first step', async () => (await s.pipelineSaw()).length === 1);
    const report = (r: object) => s.pipeline({ deployId: 'R-1-1', stage: 'eu', report: r }) as Promise<unknown>;
    expect(await report({ status: 'running', n: 2, percent: 50 })).toMatchObject({ status: 200 });
    expect(await report({ status: 'running', n: 1, percent: 90 })).toMatchObject({
      answer: expect.stringContaining('not newer'),
    });
    await s.sees('releases', '◐ eu 50 %');
    expect(await report({ status: 'succeeded', n: 3 })).toMatchObject({ status: 200 });
    expect(await report({ status: 'succeeded', n: 3 })).toMatchObject({
      answer: expect.stringContaining('done already'),
    });
    expect(await report({ status: 'failed', n: 4 })).toMatchObject({ answer: expect.stringContaining('done already') });
    await s.sees('releases', '● eu live');
    expect(await s.pipeline({ deployId: 'R-1-1', stage: 'eu', report: { status: 'nonsense', n: 5 } })).toMatchObject({
      status: 400,
    });
    const forged = await fetch(`${s.sandbox.app.address}/deploys/callback`, {
      method: 'POST',
      body: '{"deployId":"R-1-1"}',
      headers: {
        'webhook-id': 'x',
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': 'v1,bm90IHJpZ2h0',
      },
    });
    expect(forged.status).toBe(401);
  });
});
