import { expect, test } from 'vitest';
import { one } from '../../../src/domain/deciding/reads.ts';
import type { Command } from '../../../src/domain/index.ts';
import { votes } from '../../../src/domain/vote/document.ts';
import { perform } from '../../../src/door/perform.ts';
import { see } from '../../../src/door/read-only.ts';
import { replied } from '../../../src/words/replying/replied.ts';
import { runCommand } from '../../../src/words/router.ts';
import { review, submitReview } from '../../../src/words/vote/review.ts';
import { COMPANY, NOW, PLAN } from '../../domain/given.ts';
import { openSetting } from '../../support/setting.ts';

test.each([
  ['go R-1 cancel', 0],
  ['approve R-1: revoked', 0],
  ['no-go R-1 lifted', 0],
  ['abstain R-1 withdraw', 0],
  ['go R-1 cancel button works', 1],
  ['no-go R-1 the fix was removed', 1],
])('“%s” counts %i times: who takes an answer back has not given it again', async (text, times) => {
  const setting = await openSetting();
  for (const command of [PLAN, { type: 'OpenVote', release: 'R-1' }] satisfies Command[])
    await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'slack' });
  const answer = await runCommand(text, { setting, person: { id: 'UQA', zone: 'UTC' } });
  const { vote } = await see(setting, { vote: one(votes, 'R-1/v1') });
  expect(vote?.ballots).toHaveLength(times);
  expect(JSON.stringify(answer).includes('Not counted on')).toBe(times === 0);
});

test.each([
  ['no-go for R-2: disk is full', 0],
  ['no-go R-2: disk is full', 0],
  ['no-go: R-2', 0],
  ['no-go for R-1: disk is full', 1],
  ['no-go: R-2 filled the disk', 1],
])(
  '“%s” in the thread of R-1 counts %i times there: what is for another release is none of its own',
  async (text, times) => {
    const setting = await openSetting();
    for (const command of [PLAN, { type: 'OpenVote', release: 'R-1' }] satisfies Command[])
      await perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'slack' });
    const answer = await replied({ setting, person: { id: 'UQA', zone: 'UTC' }, release: 'R-1' }, text, []);
    const { vote } = await see(setting, { vote: one(votes, 'R-1/v1') });
    expect(vote?.ballots).toHaveLength(times);
    expect(JSON.stringify(answer).includes('you named R-2, and this is the thread of another release')).toBe(
      times === 0,
    );
  },
);

test.each([
  ['go', 'c1', 'changed: look whether you are asked again'],
  ['no-go', 'c2', 'That decides it: *no-go*'],
] as const)('a %s from a dialog is to what it showed: %s', async (answer, print, says) => {
  const setting = await openSetting();
  const a = { setting, person: { id: 'UQA', zone: 'UTC' } };
  const does = (command: Command) => perform(setting, command, { actor: { id: 'UMANAGER' }, via: 'slack' });
  await does(PLAN);
  await does({ type: 'OpenVote', release: 'R-1' });
  const opened = await review('R-1/v1', a);
  const { modal } = 'modal' in opened ? opened : expect.fail('no dialog opened');
  const { type: _, ...content } = PLAN;
  const items = [{ service: 'api', version: '4.3' }];
  await does({ type: 'EditRelease', release: 'R-1', ...content, after: [], items });
  const told = await submitReview({ role: 'qa', answer, why: 'x' }, modal.private_metadata ?? '', a);
  const { vote } = await see(setting, { vote: one(votes, 'R-1/v1') });
  expect(vote?.ballots).toMatchObject([{ answer, print }]);
  expect(JSON.stringify(told)).toContain(says);
});

test('of several votes that are over, one is asked of only among those one can still answer', async () => {
  const setting = await openSetting();
  const does = (id: string, command: Command) => perform(setting, command, { actor: { id }, via: 'slack' });
  for (const release of ['R-1', 'R-2'])
    for (const command of [
      { ...PLAN, items: [{ service: release === 'R-1' ? 'api' : 'shop', version: '1' }] },
      { type: 'OpenVote', release },
    ] satisfies Command[])
      await does('UMANAGER', command);
  for (const release of ['R-1', 'R-2'])
    await does('UQA', { type: 'CastBallot', release, vote: `${release}/v1`, answer: 'no-go', why: 'late' });
  const says = async (id: string) => JSON.stringify(await runCommand('go', { setting, person: { id, zone: 'UTC' } }));
  expect(await says('UQA')).toContain('Which release?');
  expect(await says('UMANAGER')).toContain('None of these takes an answer of yours now');
});

test.each([
  ['go', 'None of these takes an answer of yours now'],
  ['no-go disk is full', 'Which release?'],
])('of two that were approved, a bare “%s” of somebody who said go: %s', async (text, says) => {
  const setting = await openSetting();
  const does = (id: string, command: Command) => perform(setting, command, { actor: { id }, via: 'slack' });
  for (const [release, service] of [
    ['R-1', 'api'],
    ['R-2', 'shop'],
  ] as const) {
    await does('UMANAGER', { ...PLAN, items: [{ service, version: '1' }] });
    await does('UMANAGER', { type: 'OpenVote', release });
    for (const id of ['UQA', 'USRE1', 'USRE2'])
      await does(id, { type: 'CastBallot', release, vote: `${release}/v1`, answer: 'go', why: '' });
  }
  const answer = await runCommand(text, { setting, person: { id: 'UQA', zone: 'UTC' } });
  expect(JSON.stringify(answer)).toContain(says);
});

test.each([
  ['alone', [], 'go', false],
  ['beside another vote that asks them', ['R-2 voting'], 'go', true],
  ['beside what was announced now, and will ask them', ['R-2 planned'], 'go', true],
  ['beside what was announced days ago', ['R-2 planned days ago'], 'go', false],
  ['beside what they said go to', ['R-2 approved days ago'], 'go', false],
  ['beside what they said go to', ['R-2 approved days ago'], 'no-go disk is full', true],
  ['beside what they said go to', ['R-2 approved days ago'], 'abstain', true],
  ['named, beside everything', ['R-2 voting'], 'go api', false],
])('the only vote that asks somebody, %s %j: “%s” is asked about: %s', async (_, others, text, asked) => {
  let now = NOW;
  const setting = await openSetting({ now: () => now });
  const does = async (id: string, command: Command) =>
    expect((await perform(setting, command, { actor: { id }, via: 'slack' })).ok).toBe(true);
  const plan = (service: string): Command => ({ ...PLAN, items: [{ service, version: '1' }] });
  await does('UMANAGER', plan('api'));
  for (const other of others) {
    now = other.endsWith('days ago') ? '2026-02-28T09:00:00.000Z' : NOW;
    await does('UMANAGER', plan('shop'));
    if (/voting|approved/.test(other)) await does('UMANAGER', { type: 'OpenVote', release: 'R-2' });
    for (const id of other.includes('approved') ? ['UQA', 'USRE1', 'USRE2'] : [])
      await does(id, { type: 'CastBallot', release: 'R-2', vote: 'R-2/v1', answer: 'go', why: '' });
  }
  now = NOW;
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  const says = JSON.stringify(await runCommand(text, { setting, person: { id: 'UQA', zone: 'UTC' } }));
  expect(says.includes('Which release?')).toBe(asked);
  const { vote } = await see(setting, { vote: one(votes, 'R-1/v1') });
  expect(vote?.ballots).toHaveLength(asked ? 0 : 1);
});

/** Votes of production ask QA and SRE, those of staging SRE alone. */
const TWO_POLICIES = {
  ...COMPANY,
  environments: COMPANY.environments.flatMap((e) => [e, { ...e, name: 'staging' }]),
  policies: COMPANY.policies.flatMap((p) => [
    p,
    { ...p, name: 'staging', environments: ['staging'], rules: p.rules.filter((r) => r.role === 'sre') },
  ]),
};

test.each([
  [
    'six votes, one of them theirs',
    ['staging', 'staging', 'production', 'staging', 'staging', 'staging'],
    [],
    undefined,
  ],
  ['what was announced now and asks others', ['production', 'staging planned'], [], undefined],
  ['two of theirs', ['production', 'staging', 'production'], [], ['R-1', 'R-3']],
  ['two of theirs, one answered', ['production', 'production'], ['R-1'], undefined],
  ['three of theirs, one answered', ['production', 'production', 'production'], ['R-1'], ['R-2', 'R-3']],
])('a bare go of QA beside %s: asked only among those that ask them', async (_, places, answered, offered) => {
  const setting = await openSetting({ company: () => TWO_POLICIES });
  const does = async (id: string, command: Command) =>
    expect(await perform(setting, command, { actor: { id }, via: 'slack' })).toMatchObject({ ok: true });
  for (const [i, place] of places.entries()) {
    const [environment = ''] = place.split(' ');
    await does('UMANAGER', { ...PLAN, environment, items: [{ service: 'api', version: `${i + 1}` }] });
    if (!place.endsWith('planned')) await does('UMANAGER', { type: 'OpenVote', release: `R-${i + 1}` });
  }
  for (const release of answered)
    await does('UQA', { type: 'CastBallot', release, vote: `${release}/v1`, answer: 'go', why: '' });
  const says = JSON.stringify(await runCommand('go', { setting, person: { id: 'UQA', zone: 'UTC' } }));
  expect(says.includes('Which release?'), says).toBe(offered !== undefined);
  for (const [i] of places.entries())
    expect(says.includes(`Choose R-${i + 1}`)).toBe(offered?.includes(`R-${i + 1}`) === true);
  if (offered) expect(says).toContain('you said nothing yet');
});

test('a picker says what this person said already', async () => {
  const setting = await openSetting();
  const does = (id: string, command: Command) => perform(setting, command, { actor: { id }, via: 'slack' });
  for (const release of ['R-1', 'R-2']) {
    await does('UMANAGER', { ...PLAN, items: [{ service: release === 'R-1' ? 'api' : 'shop', version: '1' }] });
    await does('UMANAGER', { type: 'OpenVote', release });
  }
  await does('UQA', { type: 'CastBallot', release: 'R-1', vote: 'R-1/v1', answer: 'go', why: '' });
  const says = JSON.stringify(await runCommand('no-go it leaks', { setting, person: { id: 'UQA', zone: 'UTC' } }));
  expect(says).toMatch(/R-1\) · you said Go as QA/i);
  expect(says).toMatch(/R-2\) · you said nothing yet/);
});
