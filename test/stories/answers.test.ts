import { test } from 'vitest';
import { expect, readable, type Story, storiesOverSocket } from './driver.ts';

/** A release of search that is voting: planned by Noor for Tuesday 12:00 UTC. Gives its id and the thread. */
async function voting(s: Story): Promise<{ id: string; thread: string }> {
  const id = await s.person('noor').plans('search 7.1 today 13:00 to production because better');
  await s.person('noor').types(`vote ${id}`);
  await s.sees('releases', 'Vote: search 7.1 → production');
  const root = await s.sees('releases', `\`${id}\``);
  return { id, thread: root.ts };
}

/** Everybody said go. */
async function passed(s: Story): Promise<{ id: string; thread: string }> {
  const it = await voting(s);
  for (const voter of ['priya', 'sam', 'lin']) await s.person(voter).types(`go ${it.id}`);
  await s.sees('releases', '*Approved*');
  return it;
}

/** Its first step runs, and ends when the story says so. */
async function begun(s: Story): Promise<{ id: string; thread: string }> {
  const it = await passed(s);
  await s.timeIs('2026-03-03T11:00:00.000Z');
  await s.sees('releases', '*Ready*');
  await s.pipeline({ behaviour: 'manual' });
  await s.person('dana').clicks('Deploy eu…', { message: `\`${it.id}\`` });
  await s.eventually('the first step', async () => (await s.pipelineSaw()).length === 1);
  return it;
}
const done = (s: Story, id: string, stage: string) =>
  s.pipeline({ deployId: `${id}-1`, stage, report: { status: 'succeeded', n: 9 } });

const voteCard = async (s: Story) =>
  readable((await s.messages('releases')).findLast((m) => m.shown.includes('Vote: search'))?.shown ?? '');
const privately = async (s: Story, who: string) =>
  (await s.messages('releases', who)).filter((m) => m.privateTo === who).map((m) => readable(m.shown));

storiesOverSocket('Answers people give', (story) => {
  test('the newest counts by when it was written: an older go that comes late lifts no newer no-go', async () => {
    const s = story();
    const { thread } = await voting(s);
    // What the app hears of its own posts would be one of the two.
    await s.settled();
    await s.faults({ shuffle: 2 });
    await s.person('priya').writes('go', 'releases', thread);
    await s.person('priya').writes('no-go: disk is full', 'releases', thread);
    await s.sees('releases', 'No-go by @priya (QA): disk is full');
    await s
      .person('priya')
      .isTold(
        'An older answer of yours on search 7.1 → production has come late. What you said after it counts: No-go for QA',
      );
    await s.settled();
    expect(await voteCard(s)).toMatch(/closed .*: \*No-go\*/);
    expect((await s.transcript('releases')).join('\n')).not.toContain('lifted the no-go');
    // In their order they lift it; delivered twice, that changes nothing.
    await s.faults({ duplicates: 2 });
    await s.person('priya').writes('go', 'releases', thread);
    await s.sees('releases', '@priya lifted the no-go');
    await s.settled();
    expect((await s.transcript('releases')).filter((m) => m.includes('lifted the no-go'))).toHaveLength(1);
  });

  test('what nearly is an answer: counted where it can mean one thing, asked where it can’t, and chat is left alone', async () => {
    const s = story();
    const { id, thread } = await voting(s);
    // Nobody who may not vote is bothered.
    for (const said of ['go, but careful', 'yes', 'goo', 'no-go?'])
      await s.person('tom').writes(said, 'releases', thread);
    await s.person('sam').writes('go as sree', 'releases', thread);
    const asked = await s.person('sam').isTold('I know no role “sree”; you answer for SRE. Did you mean…');
    expect(asked.buttons).toEqual(['Go', 'No-go…', 'Abstain']);
    await s.person('sam').writes('yes', 'releases', thread);
    await s.person('sam').isTold('Was “yes” your answer on search 7.1 → production (R-1)? It isn’t counted');
    const before = (await privately(s, 'sam')).length;
    await s.person('sam').writes('ok', 'releases', thread);
    await s.person('sam').writes('is the staging run green?', 'releases', thread);
    await s.person('sam').writes('*GO* for @sre 👍', 'releases', thread);
    await s.person('sam').isTold('Counted: Go for SRE, search 7.1 → production (R-1). You can change it until');
    expect((await privately(s, 'sam')).length).toBe(before + 1);
    await s.person('lin').writes('abstain, on holiday', 'releases', thread);
    await s.person('lin').isTold('Counted: Abstention for Product');
    await s.person('lin').writes('go: see qa@harbor.example', 'releases', thread);
    await s.sees('releases', /Product: Go \(@lin, .*changed\): see qa@harbor\.example/);
    await s.person('priya').writes('no-go:', 'releases', thread);
    await s.person('priya').isTold('A no-go needs its reason.');
    await s.post('message', {
      as: 'priya',
      channel: 'releases',
      thread,
      text: 'no-go',
      files: [{ name: 'dashboard.png' }],
    });
    await s.sees('releases', 'No-go by @priya (QA): see dashboard.png, in the thread');
    expect(await privately(s, 'tom')).toEqual([]);
    expect(await voteCard(s)).toContain('SRE: Go (@sam');
    await s.person('priya').types(`go ${id} as sre`);
    await s.person('priya').isTold("Your vote isn't asked for here");
    await s.person('priya').types(`go as qa ${id}`);
    await s.sees('releases', '@priya lifted the no-go');
    await s.sees('releases', '*Approved*');
  });

  test('an edited answer counts as it was first written, and whoever edited or deleted it hears that', async () => {
    const s = story();
    const { thread } = await voting(s);
    await s.person('priya').writes('let me look', 'releases', thread);
    await s.post('edit', { as: 'priya', channel: 'releases', message: 'let me look', text: 'go' });
    const edited = await s
      .person('priya')
      .isTold('An edited message is no answer, on search 7.1 → production (R-1). No answer of yours counts yet.');
    expect(edited.buttons).toEqual(['Go', 'No-go…', 'Abstain']);
    expect(await voteCard(s)).toContain('QA: waiting for 1 of @priya');
    await s.person('priya').clicks('Go', { message: edited.ts });
    await s.sees('releases', /QA: Go \(@priya/);
    await s.person('sam').writes('go', 'releases', thread);
    await s.sees('releases', /SRE: Go \(@sam/);
    const mine = (await s.messages('releases')).find((m) => m.from === 'sam' && m.text === 'go');
    await s.post('edit', { as: 'sam', channel: 'releases', message: mine?.ts, text: 'no-go: disk is full' });
    await s.person('sam').isTold('What you said stands: Go for SRE');
    await s.post('delete', { as: 'sam', channel: 'releases', message: mine?.ts });
    await s.person('sam').isTold('Deleting a message takes no answer back');
    await s.settled();
    expect(await voteCard(s)).toMatch(/SRE: Go \(@sam/);
    await s.post('edit', { as: 'priya', channel: 'releases', message: 'go', text: 'go!' }).catch(() => undefined);
  });

  test('after the last go: a changed answer, a newcomer’s veto and a go taken back, until the first step starts', async () => {
    const s = story();
    const { id, thread } = await passed(s);
    // Its card is edited after what was told.
    await s.settled();
    expect((await s.messages('releases')).find((m) => m.shown.includes('Vote: search'))?.buttons).toEqual([
      'Change my vote…',
      'No-go…',
      'Details',
    ]);
    await s.person('priya').writes('no-go: the index is corrupt', 'releases', thread);
    await s
      .person('priya')
      .isTold(
        'Counted: No-go for QA, search 7.1 → production (R-1). That decides it: *no-go*. Answer `go` to lift it.',
      );
    await s.sees('releases', 'No-go after the vote had passed, by @priya (QA): the index is corrupt.');
    await s.person('dana').seesInDm('No-go after the vote had passed, by @priya (QA)');
    await s.sees('releases', /\*Rejected\*[\s\S]*the index is corrupt/);
    await s.person('dana').types(`deploy ${id}`);
    await s.person('dana').isTold(/rejected/);
    await s.person('priya').writes('go', 'releases', thread);
    await s.sees('releases', '*Approved*');
    // Jonas was not needed for SRE, which may veto.
    await s.person('jonas').writes('no-go disk is full', 'releases', thread);
    await s.sees('releases', 'No-go after the vote had passed, by @jonas (SRE): disk is full');
    await s.sees('releases', /No-go by @jonas[\s\S]*`R-1`|`R-1`[\s\S]*No-go by @jonas/);
    await s.person('jonas').clicks('Lift the no-go', { message: `\`${id}\`` });
    await s.sees('releases', '*Approved*');
    // Product has no veto: without its go the vote goes on.
    await s.person('lin').clicks('Change my vote…', { message: 'Vote: search' });
    await s.person('lin').submits({ answer: 'abstain' });
    await s.sees('releases', '@lin took their go back: Product is asked again, what the others said stands.');
    await s.person('lin').types(`go ${id}`);
    await s.sees('releases', '*Approved*');
  });

  test('once it has begun a veto holds the next step until it is lifted; after the end it offers a rollback', async () => {
    const s = story();
    const { id, thread } = await begun(s);
    await s.person('lin').writes('abstain', 'releases', thread);
    await s.person('lin').isTold('answers could be changed until its first step started, and stand as they are');
    await s.person('priya').writes('no-go: errors in eu', 'releases', thread);
    await s.person('priya').isTold('The next step waits. Answer `go` to lift it.');
    await s.sees('releases', 'The step that runs is not stopped; the next one waits until that is lifted.');
    await done(s, id, 'eu');
    await s.sees('releases', /\*Held\*[\s\S]*The next step waits: no-go by @priya \(QA\): errors in eu/);
    await s.sees('releases', 'Held: search 7.1 → production (R-1), by the no-go of @priya.');
    await s.person('dana').types(`deploy ${id}`);
    await s.person('dana').isTold("can't deploy now: no-go by @priya: errors in eu");
    expect((await s.pipelineSaw()).length).toBe(1);
    await s.person('priya').writes('go', 'releases', thread);
    await s.person('dana').seesInDm(/search 7\.1/);
    await s.sees('releases', '@priya lifted the no-go. search 7.1 → production may go on; nothing was restarted.');
    await s.sees('releases', '*Stopped halfway*');
    await s.person('dana').clicks('Deploy us…', { message: `\`${id}\`` });
    await s.eventually('the second step', async () => (await s.pipelineSaw()).some((p) => p.body.stage === 'us'));
    await done(s, id, 'us');
    await s.sees('releases', '*Live*');
    await s.person('jonas').writes('no-go: search finds nothing', 'releases', thread);
    await s.person('jonas').isTold('It is live already: whoever may roll it back is asked to.');
    const offered = await s.person('dana').seesInDm('No-go by @jonas (SRE): search finds nothing. It is live already');
    expect(offered.buttons).toEqual(['Roll back…', 'Open it']);
    await s.person('dana').clicks('Roll back…', { channel: 'dm', message: 'search finds nothing' });
    await s.person('dana').submits({ why: 'finds nothing' });
    await s.sees('releases', 'Rolling back');
  });

  test('whoever owns it, or has owned it, does not clear it', async () => {
    const s = story();
    const { id, thread } = await voting(s);
    await s.person('priya').writes('go', 'releases', thread);
    await s.sees('releases', /QA: Go \(@priya/);
    await s.person('noor').types(`hand-over @priya ${id}`);
    await s.person('noor').submits();
    await s.person('priya').seesInDm('Yours to take over');
    await s.person('priya').clicks('Take it over', { channel: 'dm', message: 'Yours to take over' });
    await s.sees('releases', /QA: Go \(@priya, .*owns or has owned it: doesn’t count\)/);
    await s.person('priya').writes('go', 'releases', thread);
    await s.person('priya').isTold("search 7.1 → production is yours, so your own vote doesn't count.");
  });

  test('one close ends it: what a dialog’s button led to takes the dialog’s place', async () => {
    const s = story();
    await s.person('noor').types('new search 7.1 today 13:00 to production because better');
    await s.person('noor').submits();
    await s.person('noor').clicks('Open the vote', { in: 'modal' });
    await s.eventually('the answer', async () => {
      const { views } = await s.get<{ views: { shown: string; buttons: string[] }[] }>('views?as=noor');
      return views.length === 1 && views[0]?.shown.includes('is open until') && views[0].buttons.length === 0;
    });
    await s.post('close', { as: 'noor' });
    expect((await s.get<{ views: unknown[] }>('views?as=noor')).views).toEqual([]);
    // A form over a notice: sent, its answer ends both.
    await s.person('noor').opensHome();
    const home = await s.person('noor').seesHome('search 7.1');
    expect(home.buttons).toContain('Details');
    await s.person('noor').clicks('Details', { in: 'home' });
    await s.person('noor').clicks('Documents…', { in: 'modal' });
    await s.eventually(
      'the form above',
      async () => (await s.get<{ views: unknown[] }>('views?as=noor')).views.length === 2,
    );
    await s.person('noor').submits({});
    await s.post('close', { as: 'noor' });
    expect((await s.get<{ views: unknown[] }>('views?as=noor')).views).toEqual([]);
  });

  test('two people who ask for theirs in the same second each get their own', async () => {
    const s = story();
    await s.person('noor').plans('search 7.1 today 13:00 to production because better');
    await s.person('maya').plans('ledger 2.9 tomorrow 15:00 to production because cheaper');
    for (const word of ['my', 'mine', 'MY']) {
      await s.person('noor').types(`list ${word}`);
      await s.person('maya').types(`list ${word}`);
      const told = (await privately(s, 'maya')).at(-1);
      expect(told, word).toContain('ledger 2.9');
      expect(told, word).not.toContain('search 7.1');
      expect((await privately(s, 'noor')).at(-1), word).toContain('search 7.1');
    }
  });
});
