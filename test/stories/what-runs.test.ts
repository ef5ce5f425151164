import { expect, test } from 'vitest';
import { type Story, storiesOverHttp, storiesOverSocket } from './driver.ts';

const OPEN = '2026-03-03T11:00:00.000Z';

/** A release is planned and voted on. */
async function approved(s: Story, what: string): Promise<string> {
  const id = await s.person('maya').plans(`${what} today 12:00 to production because faster refunds`);
  await s.person('maya').types(`vote ${id}`);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${id}`);
  await s.sees('releases', new RegExp(`(Approved|Ready|Waiting)[^\\n]*\`${id}\``));
  return id;
}
const tell = (s: Story, deployId: string, stage: string, report: object) =>
  s.pipeline({ deployId, stage, report }) as Promise<unknown>;
const asked = (s: Story, id: string) =>
  s.eventually(`the pipeline to be asked for ${id}`, async () =>
    (await s.pipelineSaw()).some((x) => x.webhookId === id),
  );
const card = async (s: Story, id: string) => (await s.sees('releases', `\`${id}\``)).shown;
const count = (lines: string[], words: string) => lines.filter((l) => l.includes(words)).length;

storiesOverSocket('What runs where', (story) => {
  /** Live in both regions, rolled back in us, and stuck in eu. */
  async function failedBack(s: Story): Promise<void> {
    await approved(s, 'checkout-api 4.1.3');
    await s.timeIs(OPEN);
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.sees('releases', '*Live*');
    await s.settled();
    await approved(s, 'checkout-api 4.2.0');
    await s.person('dana').clicks('Deploy eu…', { message: 'R-2' });
    await s.sees('releases', /\*Live\*[^\n]*4\.2\.0/);
    await s.settled();
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').clicks('Roll back…', { message: 'R-2' });
    await s.person('dana').submits({ why: 'refunds fail' });
    await asked(s, 'R-2-2/us');
    await tell(s, 'R-2-2', 'us', { status: 'succeeded', n: 1 });
    await asked(s, 'R-2-2/eu');
    await tell(s, 'R-2-2', 'eu', { status: 'failed', n: 1, message: 'the old image is gone' });
    await s.sees('releases', '*Rollback failed*');
    await s.settled();
  }

  test('a failed rollback: what failed, what runs where, and what to do, once to everybody; put right by hand, it is settled', async () => {
    const s = story();
    await failedBack(s);
    const shown = await card(s, 'R-2');
    expect(shown).toContain('The rollback failed: the old image is gone');
    expect(shown).toMatch(/eu: checkout-api 4\.2\.0 or 4\.1\.3: in doubt since .*\(step eu of R-2\)/);
    expect(shown).toMatch(/us: checkout-api 4\.1\.3 since .*\(R-2 was rolled back\)/);
    const thread = (await s.transcript('releases')).filter((l) => l.includes('Rollback failed: checkout-api 4.2.0'));
    expect(thread).toHaveLength(1);
    expect(thread[0]).toContain('What failed: step eu: the old image is gone');
    expect((await s.sees('releases', 'Rollback failed: checkout-api 4.2.0')).buttons).toEqual(['Details']);
    expect(shown).toMatch(/Paged <@U0MAYA0001> .*: nobody has it yet/);
    expect(thread[0]).toContain('eu: checkout-api 4.2.0 or 4.1.3: in doubt');
    const executives = (await s.transcript('exec-updates')).filter((l) => l.includes('Undoing it failed'));
    expect(executives).toHaveLength(1);
    expect(executives[0]).toContain('Undone in us. In eu nobody knows yet which version runs');
    expect(executives[0]).toContain('whoever may roll back tries again');
    expect(executives[0]).not.toMatch(/R-2|@|4\.2|image/);
    expect((await s.transcript('support-news')).at(-1)).toContain('Not taken back yet');
    const turn = await s.person('dana').seesInDm('Rollback failed: checkout-api 4.2.0');
    expect(turn.shown).toContain('Why: the old image is gone');
    expect(turn.shown).toContain('in doubt');

    // The same is in App Home and where everything is told.
    await s.person('dana').opensHome();
    await s.person('dana').seesHome(/checkout-api\*? in production, eu: 4\.2\.0 or 4\.1\.3/);
    await s.person('sam').types('environments checkout-api');
    const where = await s.person('sam').isTold('1 in doubt');
    expect(where.text).toContain('eu 4.2.0 or 4.1.3: in doubt');
    await s.person('sam').types('where prodution');
    await s.person('sam').isTold('Did you mean production?');

    // Who may not, can't; who may, says what was done, and the app is killed in the middle.
    await s.person('lin').clicks('Done by hand…', { message: 'R-2' });
    await s.person('lin').isTold("You can't record what was done by hand");
    await s.person('dana').clicks('Done by hand…', { message: 'R-2' });
    const modal = await s.person('dana').seesModal('Done by hand');
    expect(modal.values).toMatchObject({ service: 'checkout-api', place: 'production/eu' });
    expect((await s.person('dana').submits({ version: '', why: 'by hand' })).errors).not.toEqual({});
    await s.faults({ api: [{ method: 'chat.postMessage', kind: 'kill-before' }] });
    await s
      .person('dana')
      .submits({ version: '4.1.3', why: 'restored the image' })
      .catch(() => {});
    await s.eventually('the app to be dead', async () => !s.sandbox.app.running());
    await s.faults({ app: 'start' });
    await s.sees('releases', /\*Rolled back\*[^\n]*4\.2\.0/);
    await s.settled();
    const lines = await s.transcript('releases');
    expect(
      count(lines, 'Done by hand: checkout-api 4.1.3 runs in eu of production. By @dana: restored the image'),
    ).toBe(1);
    expect(count(lines, 'Step eu counts as done: @dana recorded it by hand')).toBe(1);
    await s.person('sam').types('live production checkout-api');
    await s.person('sam').isTold(/eu 4\.1\.3 since .*by hand \(@dana: restored the image\)/);
  });

  test('the way back below what runs: both newest first, nothing chosen beforehand, and through a kill', async () => {
    const s = story();
    await approved(s, 'checkout-api 4.1.3');
    await s.timeIs(OPEN);
    for (const [id, version] of [
      ['R-1', ''],
      ['R-2', 'checkout-api 4.2.0'],
      ['R-3', 'checkout-api 4.3.0'],
    ] as const) {
      if (version) await approved(s, version);
      await s.person('dana').clicks('Deploy eu…', { message: id });
      await s.eventually(`${id} to be live`, async () => /\*Live\*/.test(await card(s, id)));
      await s.settled();
    }
    await s.person('dana').clicks('Roll back…', { message: 'R-2' });
    const modal = await s.person('dana').seesModal('Roll back');
    expect(modal.shown).toContain('Newer on top of it');
    expect(modal.shown).toContain('checkout-api 4.3.0 (R-3)');
    expect(modal.values.how ?? '').toBe('');
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').submits({ how: 'all', why: 'refunds fail' });
    await asked(s, 'R-3-2/us');
    await s.sees('releases', 'It waits until R-3 is back');
    await tell(s, 'R-3-2', 'us', { status: 'succeeded', n: 1 });
    await asked(s, 'R-3-2/eu');
    await s.faults({ app: 'kill' });
    await s.faults({ app: 'start' });
    await tell(s, 'R-3-2', 'eu', { status: 'succeeded', n: 1 });
    for (const region of ['us', 'eu']) {
      await asked(s, `R-2-2/${region}`);
      await tell(s, 'R-2-2', region, { status: 'succeeded', n: 1 });
    }
    await s.eventually('R-2 to be back', async () => /\*Rolled back\*/.test(await card(s, 'R-2')));
    expect(await card(s, 'R-3')).toContain('*Rolled back*');
    await s.person('sam').types('environments production checkout-api');
    await s.person('sam').isTold(/4\.1\.3 since/);
    expect((await s.pipelineSaw()).filter((x) => x.body.action === 'rollback').map((x) => x.webhookId)).toEqual([
      'R-3-2/us',
      'R-3-2/eu',
      'R-2-2/us',
      'R-2-2/eu',
    ]);
  });
});

storiesOverHttp('Progress people can believe', (story) => {
  async function deploying(s: Story): Promise<void> {
    await approved(s, 'checkout-api 4.2.0');
    await s.timeIs(OPEN);
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await asked(s, 'R-1-1/eu');
  }

  test('last heard, a link to the run, a nudge, not waited for any more; done all the same', async () => {
    const s = story();
    await deploying(s);
    const url = 'https://ci.harbor.example/runs/77';
    expect(
      await tell(s, 'R-1-1', 'eu', { status: 'running', n: 1, percent: 40, url: 'http://ci.harbor.example' }),
    ).toMatchObject({ status: 400 });
    expect(
      await tell(s, 'R-1-1', 'eu', {
        status: 'running',
        n: 1,
        percent: 40,
        url: 'https://me:secret@ci.harbor.example',
      }),
    ).toMatchObject({ status: 400 });
    await s.timeIs('2026-03-03T11:10:00.000Z');
    await tell(s, 'R-1-1', 'eu', { status: 'running', n: 1, percent: 40, url });
    await s.sees('releases', 'Step eu: last heard 2026-03-03 11:10 UTC · <https://ci.harbor.example/runs/77|its run>');
    await s.timeIs('2026-03-03T11:24:00.000Z');
    expect((await s.messages('dm', 'dana')).some((m) => m.text.includes('quiet'))).toBe(false);
    await s.faults({ app: 'kill' });
    await s.faults({ app: 'start' });
    await s.timeIs('2026-03-03T11:26:00.000Z');
    await s.person('dana').seesInDm('Its pipeline is quiet: step eu of checkout-api 4.2.0');
    await s.person('lin').clicks('Stop waiting…', { message: 'R-1' });
    await s.person('lin').isTold("You can't stop waiting");
    await s.person('dana').clicks('Stop waiting…', { message: 'R-1' });
    await s.person('dana').submits({ why: 'the runner died' });
    await s.sees('releases', 'Why: nobody waits for step eu any more: the runner died');
    await s.sees('releases', 'Stopped by @dana');
    await s.sees('releases', 'eu: checkout-api 4.2.0 or what ran before: in doubt since');
    await s.settled();
    await tell(s, 'R-1-1', 'eu', { status: 'succeeded', n: 2 });
    await s.sees('releases', 'Late, but done: step eu of checkout-api 4.2.0');
    await s.sees('releases', /eu: checkout-api 4\.2\.0 since .* \(R-1\)/);
    // Nothing of it failed after all: one word for that, and what takes it on.
    const halfway = await s.sees('releases', '*Stopped halfway*');
    expect(halfway.buttons).toEqual(expect.arrayContaining(['Deploy us…', 'Roll back…']));
    await s.person('dana').seesInDm('Stopped halfway: checkout-api 4.2.0 to production. Decide now');
    const told = await s.sees('exec-updates', 'Held halfway: checkout-api');
    expect(told.text).toContain('Some of it is live. The rest waits for its team');
    await s.pipeline({ behaviour: 'succeed' });
    await s.person('dana').clicks('Deploy us…', { message: 'R-1' });
    await s.sees('releases', '*Live*');
    await s.settled();
    expect(count(await s.transcript('releases'), 'Late, but done')).toBe(1);
  });

  test('two rollouts of one service: the deploy is refused naming what runs, the way back stops it first', async () => {
    const s = story();
    await approved(s, 'checkout-api 4.2.0');
    await s.timeIs(OPEN);
    await s.person('dana').clicks('Deploy eu…', { message: 'R-1' });
    await s.sees('releases', '*Live*');
    await s.settled();
    await approved(s, 'checkout-api 4.3.0');
    await s.pipeline({ behaviour: 'manual' });
    await s.person('dana').clicks('Deploy eu…', { message: 'R-2' });
    await asked(s, 'R-2-1/eu');
    await approved(s, 'checkout-api 4.4.0');
    await s.person('dana').types('deploy R-3');
    await s.person('dana').isTold(/checkout-api 4\.3\.0 → production \(R-2\)/);
    await s.person('dana').clicks('Roll back…', { message: 'R-1' });
    const modal = await s.person('dana').seesModal('Roll back');
    expect(modal.shown).toContain('(R-2) is deploying there now: it is stopped first');
    await s.person('dana').submits({ why: 'refunds fail' });
    await asked(s, 'R-1-2/us');
    await s.eventually('the pipeline to be asked to stop', async () =>
      (await s.pipelineSaw()).some((x) => x.body.action === 'stop' && x.body.deployId === 'R-2-1'),
    );
    await s.sees('releases', 'stopped so that R-1 can be rolled back');
    for (const region of ['us', 'eu']) {
      await asked(s, `R-1-2/${region}`);
      await tell(s, 'R-1-2', region, { status: 'succeeded', n: 1 });
    }
    await s.eventually('R-1 to be back', async () => /\*Rolled back\*/.test(await card(s, 'R-1')));
  });

  test('who did it: inside the company the person, outside the role', async () => {
    const s = story();
    await deploying(s);
    await s.sees('releases', /Deploying: checkout-api 4\.2\.0 to production \(R-1\), started .*, by @dana/);
    await s.sees('exec-updates', 'started by deployment engineer');
    await s.person('maya').types('emergency-stop payments are down for 1h');
    await s.person('maya').submits({});
    await s.sees('releases', /Emergency stop by @maya: /);
    await s.sees('exec-updates', 'Emergency stop by release manager');
  });
});
