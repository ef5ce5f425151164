import { expect, onTestFailed, onTestFinished, test } from 'vitest';
import { SECRETS } from '../../sandbox/app/secrets.ts';
import { FakeRepositories } from '../fakes/repositories.ts';
import { FakeTrackers } from '../fakes/trackers.ts';
import { startSandbox } from '../support/sandbox.ts';
import { ownCompany } from './company.ts';
import { readable, Story, TUESDAY } from './driver.ts';

/** A company whose code is on GitHub and whose tickets are in Jira: nobody types what these know. */
async function opened() {
  const code = new FakeRepositories();
  const work = new FakeTrackers();
  code.token = SECRETS.webhook;
  work.token = SECRETS.webhook;
  const [api, jira] = [await code.open(), await work.open()];
  const there = 'token: { env: DEPLOY_WEBHOOK_SECRET }, allowPrivate: true';
  const company = ownCompany({
    'repositories.yml': () => `- { name: github, type: github, api: '${api}', ${there} }\n`,
    'trackers.yml': () =>
      `- { name: jira, type: jira, url: '${jira}', email: bot@harbor.example, projects: [SHOP], ${there} }\n`,
    'environments.yml': (text) => text.replace('regions: [eu, us]', 'regions: [eu]'),
    'services.yml': (text) =>
      text.replace(
        '- name: search\n',
        "- name: search\n  repositories: [harbor/search]\n  riskyPaths: [{ paths: ['db/**'], why: changes the database }]\n",
      ),
    'vote-policies.yml': (text) =>
      text.replace('- name: production\n', '- name: production\n  knownAuthors: true\n  ticketsDone: true\n'),
  });
  const clock = { at: TUESDAY, runs: false };
  const sandbox = await startSandbox({ speed: 50, clock, stepMs: 15, manifests: company.dir, logLevel: 'silent' });
  onTestFinished(async () => {
    await sandbox.stop();
    company.remove();
  });
  const story = new Story(sandbox);
  onTestFailed(async () => console.error(await story.everything()));
  return { code, work, s: story };
}

test('what a repository and a tracker know is there where one votes; an unknown author and an open ticket hold the deploy', async () => {
  const { code, work, s } = await opened();
  const [maya, dana, priya] = [s.person('maya'), s.person('dana'), s.person('priya')];
  const main = code.line('main', 4, undefined, (n) => ({
    message: ['Begin', 'feat!: drop <!channel> v1 (SHOP-1)', 'fix(rank): sort SHOP-2', 'chore: bump'][n] ?? '',
    login: ['maya', 'sam-harbor', 'sam-harbor', 'dependabot[bot]'][n] ?? '',
    email: n === 3 ? '49699333+dependabot[bot]@users.noreply.github.com' : 'sam@home.example',
    files: n === 2 ? ['db/1.sql', 'src/rank.ts'] : ['src/a.ts'],
    ...(n === 3 && { pull: 9 }),
  }));
  code.pulls = [{ number: 9, title: 'Bump', by: 'dependabot[bot]', mergedBy: 'eve' }];
  work.jira.set('SHOP-1', { summary: 'Drop v1', status: 'Fertig', category: 'done', resolution: 'Done' });
  work.jira.set('SHOP-2', { summary: 'Sort', status: 'In Arbeit', category: 'indeterminate' });
  code.tags.set('v7.0', main[0] ?? '');
  code.tags.set('v7.1', main[3] ?? '');

  await dana.types('done-by-hand search 7.0 production eu because moved');
  await dana.seesModal('Done by hand');
  await dana.submits({ why: 'moved' });
  const id = await maya.plans('search 7.1 today 15:00 to production because it is sorted');
  await s.settled();
  await maya.types(`vote ${id}`);
  const vote = await s.sees('releases', /Vote: search 7\.1 → production[\s\S]*⚠ 1 breaking, 1 fix, 1 other/);
  expect(readable(vote.shown)).toContain('search 7.0 → 7.1: 3 commits by 2 people');
  expect(vote.shown).toContain('1 author unknown (eve)');
  expect(vote.shown).toContain('search: 3 files, +6 −3 lines');
  expect(vote.shown).toContain('⚠ changes the database: db/1.sql');

  await priya.clicks('Review', { message: 'Vote: search 7.1' });
  const review = readable((await priya.seesModal('Review & vote')).shown);
  expect(review).toContain('⚠ _Breaking_');
  expect(review).toContain('drop &lt;!channel&gt; v1 (SHOP-1) (@sam)');
  expect(review).toMatch(/rank: sort SHOP-2 \(@sam\)/);
  expect(review).toMatch(/bump \(dependabot\[bot\], eve\)/);
  expect(review).toContain(`https://github.example/commit/${main[3]?.slice(0, 12)}|`);
  expect(review).toMatch(/_Pull requests_[^•]*• <https:\/\/github\.example\/pull\/9\|#9> Bump/);
  expect(review).toMatch(/Tickets: .*SHOP-2.* Sort \(In Arbeit\), .*SHOP-1.* Drop v1 \(Fertig\)/);
  expect(review).toContain('✕ Tickets (blocked): not done: SHOP-2: In Arbeit');
  expect(review).toContain('✕ Authors (blocked): 1 author unknown (eve)');
  await priya.submits({ answer: 'go' });

  // A draft of what changes, which a person makes their own.
  await maya.types('notes search: results are sorted');
  expect((await maya.seesModal('Release notes')).values.notes).toBe('results are sorted');
  await s.post('close', { as: 'maya' });
  await maya.types('notes search');
  const draft = (await maya.seesModal('Release notes')).values.notes;
  expect(draft).toContain('Breaking:\n- drop <!channel> v1 (SHOP-1)\nFixed:\n- rank: sort SHOP-2');
  expect(draft).toMatch(/Tickets:\n- SHOP-1 Drop v1\n- SHOP-2 Sort/);
  await maya.submits({ notes: 'Version 1 is gone, and results are <!here> sorted' });
  await s.sees('releases', '@maya wrote the release notes');
  await priya.types('show search');
  await priya.isTold(/\*Release notes\*\nVersion 1 is gone, and results are &lt;!here&gt; sorted/);
  await s.person('tom').types('notes search');
  await s.person('tom').isTold("You can't write the release notes of search 7.1 → production");

  await s.person('sam').types(`go ${id}`);
  await s.person('sam').isTold("You wrote some of search 7.1 → production, so your own go doesn't count.");
  await maya.types('authors');
  await maya.isTold(/Authors whom I don't know[\s\S]*eve[\s\S]*chore: bump \(R-1\)[\s\S]*people\.yml/);
  await s.person('jonas').types(`go ${id}`);
  await s.person('lin').types(`go ${id}`);
  await s.sees('releases', 'Approved: search 7.1 to production');
  await s.sees('releases', /\*Blocked\*/);

  // The ticket is done: it is looked at again by itself. Who merged the bot's commit is confirmed by somebody, with a reason.
  work.jira.set('SHOP-2', { summary: 'Sort', status: 'Fertig', category: 'done' });
  await s.timeIs('2026-03-03T14:00:00.000Z');
  await dana.types(`deploy ${id}`);
  await dana.isTold('1 author unknown (eve)');
  await maya.types(`override ${id} because eve is our contractor, and votes nowhere`);
  await maya.seesModal('Override checks');
  await maya.submits({ why: 'eve is our contractor, and votes nowhere' });
  await s.sees('releases', 'Overridden by @maya');
  await s.sees('releases', /\*Ready\*[\s\S]*search 7\.1/);

  // What became of it stands at each of its tickets, once: one is in Jira, and its answer gets lost.
  expect(work.written.size).toBe(0);
  work.writes.push({ drop: 'after' });
  await dana.clicks('Deploy eu…', { message: id });
  await s.sees('releases', /\*Live\*[\s\S]*search 7\.1/);
  await s.eventually('what became of it at its tickets', async () => work.written.size === 2);
  await s.settled();
  const live = [[`gonogo=${id}`, `${id}: search 7.1 is live in production`]];
  expect([...work.written].map(([key, what]) => [key, [...what]])).toEqual(
    expect.arrayContaining([
      ['SHOP-1', live],
      ['SHOP-2', live],
    ]),
  );
});
