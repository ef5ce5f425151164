import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readable, storiesOverSocket } from './driver.ts';

const NAUGHTY: string[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/naughty-strings.json'), 'utf8'),
);
const commit = (sha: string, title: string, who: string) => ({ sha, title, email: `${who}@harbor.example` });

storiesOverSocket('What a vote is about', (story) => {
  test('commits against what runs there; who wrote them does not clear them; another commit opens the vote again', async () => {
    const s = story();
    const build = (commit: string, commits: object[]) =>
      s.pipeline({ build: { type: 'build', service: 'search', version: '7.1', since: '7.0', commit, commits } });
    const [maya, priya, sam, lin] = ['maya', 'priya', 'sam', 'lin'].map((p) => s.person(p));
    if (!maya || !priya || !sam || !lin) throw new Error('nobody');
    const id = await maya.plans('search 7.1 today 15:00 to production because typing mistakes are forgiven');
    await build('1111111aaaa', [
      commit('0aaaaaaaaaa', 'Forgive <!channel> typing mistakes', 'sam'),
      commit('1111111aaaa', 'Rank what is in stock first', 'noor'),
    ]);
    await maya.types(`vote ${id}`);
    const vote = await s.sees('releases', 'Vote: search 7.1 → production');
    expect(vote.shown).toContain('search 7.1 (nothing known there): 2 commits by 2 people since 7.0');

    await priya.clicks('Review', { message: 'Vote: search 7.1' });
    const review = await priya.seesModal('Review & vote');
    expect(readable(review.shown)).toContain('`1111111` Rank what is in stock first (@noor)');
    expect(review.shown).toContain('Forgive &lt;!channel&gt; typing mistakes');
    await priya.submits({ answer: 'go' });

    await sam.types(`go ${id}`);
    await sam.isTold("You wrote some of search 7.1 → production, so your own go doesn't count.");
    await s.person('jonas').types(`go ${id}`);
    await lin.types(`go ${id}`);
    await s.sees('releases', '*Approved*');

    await build('2222222bbbb', [commit('2222222bbbb', 'One more thing', 'lin')]);
    await s.sees('releases', 'it is built from search 2222222 now: QA, SRE and Product are asked again');
    await s.sees('releases', /\*Voting\*/);
    await s.sees('releases', 'to what it was before: asked again');
    await lin.types(`go ${id}`);
    await lin.isTold('You wrote some of search 7.1 → production');
  });

  test('what people and pipelines write at its largest is drawn within Slack’s limits, and who is needed stays readable', async () => {
    const s = story();
    const services = ['accounts', 'ledger', 'search', 'payments', 'refunds', 'checkout-api', 'web-shop', 'invoices'];
    const url = `https://git.example.com/${'x'.repeat(450)}?a=1&b=<2>|3`;
    for (const service of services) {
      const commits = NAUGHTY.map((said, i) => ({ ...commit('abcdef12', said, i % 3 ? 'noor' : `p${i}`) }));
      const build = { type: 'build', service, version: '9.0', commit: 'abcdef12', url, commits };
      expect(await s.pipeline({ build })).toMatchObject({ status: 200 });
    }
    const noor = s.person('noor');
    const id = await noor.plans(
      `${services.map((x) => `${x} 9.0`).join(', ')} tomorrow 15:00 to production because big`,
    );
    await noor.types(`vote ${id}`);
    await noor.types(`documents ${id}`);
    await noor.seesModal('Documents');
    const written = (n: number, length: number) =>
      Array.from({ length: n }, (_, i) => `doc *<!here>* & ${i}: https://x.example/${'y'.repeat(length)}${i}`).join(
        '\n',
      );
    expect((await noor.submits({ documents: written(11, 10) })).errors.documents).toContain('10 documents at most');
    await noor.submits({ documents: written(10, 230) });
    const vote = await s.sees('releases', /Documents: [\s\S]*Product: waiting for/);
    expect(readable(vote.shown)).toContain('QA: waiting for 1 of @priya');
    await s.person('priya').clicks('Review', { message: vote.ts });
    expect((await s.person('priya').seesModal('Review & vote')).shown).toContain('Product: waiting for');
    await s.person('maya').types(`show ${id}`);
    await s.person('maya').isTold(/Product: waiting for[\s\S]*New in accounts/);
    const { log } = await s.get<{ log: { what: string; detail: string; ok: boolean }[] }>('log?last=500');
    expect(log.filter((l) => !l.ok && /invalid_|too_long|too_many/.test(l.detail))).toEqual([]);
  });

  test('documents are attached as links, asked for by name, and bind the vote', async () => {
    const s = story();
    const noor = s.person('noor');
    const id = await noor.plans('search 7.1 today 15:00 to production because better');
    await noor.types(`vote ${id}`);
    await s.sees('releases', 'Vote: search 7.1 → production');
    await s.person('priya').types(`go ${id}`);
    await s.sees('releases', /Go: QA/);

    await noor.types(`documents ${id}`);
    await noor.seesModal('Documents');
    const wrong = await noor.submits({ documents: 'rollback plan' });
    expect(wrong.errors.documents).toContain('is not a name with its link');
    const evil = await noor.submits({ documents: 'rollback plan: javascript:alert(1)' });
    expect(evil.errors.documents).toContain('is not a name with its link');
    await noor.submits({
      documents: 'rollback plan: https://wiki.example.com/<!channel>|x\nnotes: https://wiki.example.com/b',
    });
    await noor.submits({ documents: 'rollback plan: https://wiki.example.com/a?x=1&y=2' });
    await s.sees(
      'releases',
      '@noor changed it: its documents are rollback plan now: QA, SRE and Product are asked again',
    );
    const vote = await s.sees('releases', 'Documents: ');
    expect(vote.shown).toContain('rollback plan');

    await s.person('tom').types(`documents ${id}`);
    await s.person('tom').isTold("You can't change the documents of search 7.1 → production");
  });
});
