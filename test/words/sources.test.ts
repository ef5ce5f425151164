import { expect, test } from 'vitest';
import { GONOGO } from '../../src/domain/deciding/world.ts';
import { perform } from '../../src/door/perform.ts';
import { Tallies } from '../../src/inbound/tallies.ts';
import { runCommand } from '../../src/words/router.ts';
import { sources } from '../../src/words/sources/index.ts';
import { NOW } from '../domain/given.ts';
import { openSetting } from '../support/setting.ts';

async function opened(names: string[] = ['github', 'ci', 'new'], since?: string) {
  const tallies = new Tallies();
  const setting = await openSetting({
    publicUrl: 'https://gonogo.example',
    sources: () =>
      names.map((name) => ({
        name,
        type: 'github',
        secrets: name === 'ci' ? ['CI_SECRET', 'CI_SECRET_BEFORE'] : [],
        remedy: 'sign it with a clock that is right',
        tally: tallies.of(name),
        ...(since && { since }),
      })),
    astray: () => tallies.astray,
    tending: {
      test: async (source) => ({ ok: false, says: `<${source}> was not reached` }),
      readAgain: async (source, by) => ({ ok: true, says: `1 of 1 of ${source} for ${by}` }),
    },
  });
  const says = async (id: string, word = 'sources') => {
    const answer = await runCommand(word, { setting, person: { id, zone: 'UTC' } });
    return 'say' in answer ? answer.say.text : JSON.stringify(answer);
  };
  const shows = async (id: string) => {
    const answer = await runCommand('sources', { setting, person: { id, zone: 'UTC' } });
    return 'say' in answer ? answer.say.blocks : [];
  };
  const clicks = async (id: string, verb: keyof typeof sources.clicks) => {
    const answer = await sources.clicks[verb]?.('github', { setting, person: { id, zone: 'UTC' } });
    return answer && 'say' in answer ? answer.say.text : JSON.stringify(answer);
  };
  const setAside = (delivery: string, fault = 'it is not JSON', source = 'github') => {
    const told = { source, delivery, event: 'workflow_run', size: 12, faults: [fault] };
    return perform(setting, { type: 'SetAside', ...told }, { actor: GONOGO, via: 'github' });
  };
  return { tallies, says, shows, clicks, setAside };
}

test('a release manager sees where each system sends to, what came of it, and what could not be read', async () => {
  const { tallies, says, setAside } = await opened();
  tallies.count('github', 'taken', NOW);
  tallies.count('github', 'ignored', NOW);
  for (const _ of ['once', 'twice']) tallies.count('github', 'test', NOW);
  tallies.count('ci', 'refused', NOW);
  tallies.count('ci', 'unknown', NOW);
  tallies.count('ci', 'putOff', NOW);
  for (const delivery of ['d1', 'd2', 'd3', 'd4']) await setAside(delivery);
  const text = await says('UMANAGER');
  expect(text).toContain('*github* (github), `https://gonogo.example/inbound/github`: 1 taken, last ');
  expect(text).toContain(
    ', secret in CI_SECRET, and the one of before in CI_SECRET_BEFORE (used by none yet): 0 taken',
  );
  expect(text).toMatch(/ · 1 not used · 2 tests came in, last .*\n/);
  expect(text).toContain('*new* (github), `https://gonogo.example/inbound/new`: nothing came since');
  expect(text).toMatch(
    /1 refused, of a service that is not in services\.yml, last .* · :warning: 1 not taken for now \(503\)/,
  );
  expect(text).toMatch(
    /\*ci\*.*0 taken · .*:warning: 1 with a wrong signature or token, last .*: sign it with a clock that is right/,
  );
  expect(text).toMatch(
    /workflow_run `d4`, 12 bytes, could not be read: it is not JSON\n.*`d3`.*\n.*`d2`.*\nand 1 before/,
  );
  expect(await says('UMANAGER', 'webhooks')).toBe(text);
});

test('it is said since when it was counted', async () => {
  expect(await (await opened()).says('UMANAGER')).toContain('counted since I started:');
  expect(await (await opened(undefined, '2026-02-03T09:00:00.000Z')).says('UMANAGER')).toMatch(
    /counted since <!date\^1770109200\^/,
  );
});

test('while a secret changes, it is said whether the one of before is still in use; and what only has a wrong clock', async () => {
  const { tallies, says } = await opened();
  for (const kind of ['taken', 'former', 'taken', 'stale'] as const) tallies.count('ci', kind, NOW);
  expect(await says('UMANAGER')).toMatch(
    /the one of before in CI_SECRET_BEFORE \(used by 1, last .*\): 2 taken, last .* · :warning: 1 rightly signed, but more than five minutes from my clock, last .*: set the clock there, or mine/,
  );
});

test.each([
  [
    'by a name',
    'githubb',
    '1 sent to a name that no source has here, last .* to `https://gonogo.example/inbound/githubb`: ',
  ],
  ['by what is no name', '<!channel> ', '1 sent to a name that no source has here, last [^`]*: mend'],
  [
    'by what looks like a secret',
    `ghp_${'a1B2'.repeat(9)}`,
    '1 sent to a name that no source has here, last [^`]*: mend',
  ],
  ['by a long one', 'a'.repeat(61), '1 sent to a name that no source has here, last [^`]*: mend'],
])('what was sent to a source that there is none of is seen: %s', async (_, name, line) => {
  for (const names of [['github'], []]) {
    const { tallies, says } = await opened(names);
    expect(await says('UMANAGER')).not.toContain('no source has');
    tallies.wentAstray(name, NOW);
    expect(await says('UMANAGER')).toMatch(new RegExp(`:warning: ${line}`));
    if (names.length > 0) expect(await says('UMANAGER', 'sources github')).not.toContain('no source has');
  }
});

test('what its deliveries told of is counted, so that one sees which events were not chosen there', async () => {
  const { tallies, says } = await opened();
  for (const types of [['commits'], ['check', 'artifact'], ['check']] as const)
    tallies.count('ci', 'taken', NOW, { of: types });
  for (const why of ['fork is not used', 'star <b> is not used']) tallies.count('ci', 'ignored', NOW, { why });
  expect(await says('UMANAGER')).toMatch(
    /3 taken, last .* \(commits in 1, checks in 2, artifacts in 1\) · 2 not used \(the last: star &lt;b&gt; is not used\)/,
  );
});

test('of what its sender read as refused, the last fault and the last unknown service are shown', async () => {
  const { tallies, says } = await opened();
  tallies.count('ci', 'unreadable', NOW, { why: '<TestRun> is no report of JUnit' });
  tallies.count('ci', 'unknown', NOW, { why: 'chekout' });
  const said = await says('UMANAGER');
  expect(said).toMatch(/1 unreadable, last .* \(the last: &lt;TestRun&gt; is no report of JUnit\)/);
  expect(said).toMatch(/1 refused, of a service that is not in services.yml, last .* \(the last: chekout\)/);
});

test('a system is shown by its name, or with the others of its type', async () => {
  const { says } = await opened();
  expect(await says('UMANAGER', 'sources ci')).not.toContain('*new*');
  // One is called as the type of all is: its name comes first.
  expect(await says('UMANAGER', 'sources github')).not.toContain('*new*');
  const others = await opened(['ci', 'new']);
  expect(await others.says('UMANAGER', 'sources github')).toMatch(/\*ci\*.*\n.*\*new\*/);
  expect(await others.says('UMANAGER', 'sources gitlab')).toContain('know what “gitlab” is');
});

test('however much some of many systems have to say, each is shown, and what was set aside of it', async () => {
  const names = Array.from({ length: 17 }, (_, n) => `source-${n}`);
  const { tallies, setAside, shows } = await opened(names);
  const kinds = ['taken', 'ignored', 'test', 'unreadable', 'refused'] as const;
  for (const name of names) for (const kind of kinds) tallies.count(name, kind, NOW);
  for (let n = 0; n < 120; n++) await setAside(`d${n}`, 'x'.repeat(300), 'source-3');
  const blocks = await shows('UMANAGER');
  expect(blocks.length).toBeLessThanOrEqual(50);
  const shown = JSON.stringify(blocks);
  for (const name of names.slice(0, 15)) expect(shown).toContain(`Test ${name}`);
  expect(shown).toMatch(/and 17 before.*of 100 more, older, nothing is kept: have them sent again/);
  expect(shown).toContain('and 2 more, such as `/release sources source-15`');
});

test('what systems wrote means nothing to Slack', async () => {
  const { says, setAside } = await opened();
  await setAside('<!channel>`', '<https://bad.example|click> & @here');
  const text = await says('UMANAGER');
  expect(text).not.toMatch(/<!channel>|<https:\/\/bad/);
});

test.each([
  ['UQA', 'To see what other systems send takes the role manager. Ask <@UMANAGER>.'],
  ['UGONE', expect.stringContaining('Your Slack account is deactivated')],
])('%s hears who sees it', async (id, said) => expect(await (await opened()).says(id)).toEqual(said));

test('where no system is named, that is said', async () => {
  expect(await (await opened([])).says('UMANAGER')).toBe(
    'No system tells me anything. They are named in manifests/inbound.yml.',
  );
});

test('each is tested and read again by a button, by release managers alone', async () => {
  const { clicks, setAside } = await opened();
  await setAside('d1');
  expect(await clicks('UMANAGER', 'test-source')).toBe(':warning: *github* is tested: &lt;github&gt; was not reached');
  expect(await clicks('UMANAGER', 'read-again')).toBe(
    ':white_check_mark: *github* was read again: 1 of 1 of github for UMANAGER',
  );
  expect(await clicks('UQA', 'read-again')).toContain('takes the role manager');
});
