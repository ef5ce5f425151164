import { expect, test } from 'vitest';
import { QUESTION } from '../../src/blocks/blocks.ts';
import { rehearsed } from '../../src/deploy-targets/rehearsal.ts';
import type { StageRequest } from '../../src/deploy-targets/target.ts';
import { perform } from '../../src/door/perform.ts';
import { CLICKS, runCommand } from '../../src/words/router.ts';
import { go, PLAN } from '../domain/given.ts';
import { LittleTarget } from '../outbox/little-target.ts';
import { Asking, wordsOf } from '../support/asked.ts';
import { openSetting } from '../support/setting.ts';

/** A release that is planned, and targets that say what they would do. */
async function planned() {
  const asked: StageRequest[] = [];
  const target = new LittleTarget(() => 0);
  const targets = {
    pipeline: target.port({
      rehearse: async (request) => {
        asked.push(request);
        const [{ service, version } = { service: '', version: '' }] = request.stage.items;
        const would = [`run deploy.yml with ${service} <${version}>`];
        return request.stage.name === 'us' ? { would, tried: { ok: false, says: 'no such application' } } : { would };
      },
    }),
  };
  let now = PLAN.window.start;
  const setting = await openSetting({ now: () => now, rehearse: (r) => rehearsed(targets, r) });
  now = '2026-03-03T09:00:00.000Z';
  const does = async (by: string, command: Parameters<typeof perform>[1]) =>
    expect((await perform(setting, command, { actor: { id: by }, via: 'test' })).ok).toBe(true);
  await does('UMANAGER', PLAN);
  const says = async (text: string, id = 'UMANAGER') => {
    const answer = await runCommand(text, { setting, person: { id, zone: 'UTC' } });
    return 'say' in answer ? answer.say.text : JSON.stringify(answer);
  };
  const setNow = (at: string) => {
    now = at;
  };
  return { setting, does, says, asked, target, setNow };
}

test.each(['deploy R-1 dry run', 'deploy dry-run R-1', 'ship R-1 rehearse', 'deploy dry run'])(
  '%s says what each step would send, and what is in the way',
  async (text) => {
    const { says, asked, target } = await planned();
    const said = await says(text);
    expect(said).toMatch(/^\*Dry run of .*\* \(R-1\): nothing was deployed\./);
    expect(said).toContain('• eu: run deploy.yml with ledger &lt;2.9&gt;');
    expect(said).toContain('• us: *it would be refused*: no such application');
    expect(said).toContain('_pipeline: it has no dry run_');
    expect(said).toMatch(/In the way of deploying it now: .*Votes/);
    expect(asked.map((r) => [r.rollout.id, r.stage.name])).toEqual([
      ['R-1-1', 'eu'],
      ['R-1-1', 'us'],
    ]);
    expect(target.taken).toEqual([]);
  },
);

test('once it may be deployed, deploying offers to try it first, and nothing is in the way', async () => {
  const { setting, does, says, setNow } = await planned();
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  setNow(PLAN.window.start);
  const answer = await runCommand('deploy R-1', { setting, person: { id: 'UMANAGER', zone: 'UTC' } });
  expect(JSON.stringify(answer)).toContain('"dry-run:');
  // What is answered takes the question's place: whoever tries it first is still asked.
  const rows = 'say' in answer ? answer.say.blocks.flatMap((b) => (b.type === 'actions' ? [b] : [])) : [];
  const verbsIn = (row: (typeof rows)[number]) =>
    row.elements.map((e) => ('action_id' in e ? e.action_id?.split(':')[0] : ''));
  expect(rows.map((row) => [row.block_id === QUESTION, ...verbsIn(row)])).toEqual([
    [true, 'deploy'],
    [false, 'dry-run'],
  ]);
  const clicked = await CLICKS.get('dry-run')?.('R-1', { setting, person: { id: 'UMANAGER', zone: 'UTC' } });
  expect(JSON.stringify(clicked)).toContain('Dry run of');
  expect(await says('deploy R-1 dry run')).not.toContain('In the way');
});

test('a resume says what is under way, and sends nothing of it again', async () => {
  const { setting, does, says, setNow } = await planned();
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  setNow(PLAN.window.start);
  const a = new Asking(setting);
  const press = async () => wordsOf(await a.clicks('UMANAGER', 'deploy', await a.types('UMANAGER', 'deploy R-1')));
  expect(await press()).toContain('step eu was sent to its pipeline.');
  const held = { type: 'RefusePause', release: 'R-1', rollout: 'R-1-1', stage: 'eu', why: 'it can’t' } as const;
  await does('UMANAGER', { type: 'PauseRollout', release: 'R-1', why: 'odd' });
  await does('gonogo', held);
  expect(await says('resume R-1')).toMatch(/^Resume .*, steps: eu \(is under way\), then us\?/);
  expect(await press()).toContain('goes on: step eu is under way, then us follows.');
});

test('whoever may not deploy may not try it either; what is under way, over, or deployed by hand has nothing to try', async () => {
  const { does, says, setNow } = await planned();
  expect(await says('deploy R-1 dry run', 'UNOBODY')).toMatch(/may not|can't|not allowed|deploy/);
  await does('UMANAGER', { type: 'OpenVote', release: 'R-1' });
  for (const voter of ['UQA', 'USRE1', 'USRE2']) await does(voter, go);
  setNow(PLAN.window.start);
  await does('UMANAGER', { type: 'StartDeploy', release: 'R-1' });
  expect(await says('deploy R-1 dry run')).toMatch(/nothing left to try: it is under way/);
  await does('UMANAGER', { type: 'RollBack', release: 'R-1', why: 'x' });
  expect(await says('deploy R-1 dry run')).toMatch(/nothing left to try/);
  const { rehearse: _, ...bare } = (await planned()).setting;
  const byHand = async (text: string) => runCommand(text, { setting: bare, person: { id: 'UMANAGER', zone: 'UTC' } });
  expect(JSON.stringify(await byHand('deploy R-1 dry run'))).toMatch(/No pipeline deploys/);
});
